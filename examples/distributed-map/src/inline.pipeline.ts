import { pipeline } from 'stepwright'

const labelled = (label: string, count: number) => `${label}: ${count}`

/** An inline map whose body gets more than the item. */
export const countEach = pipeline<{ label: string; lists: number[][] }>('CountEach')
  .map(
    'Count all',
    (input) => input.lists,
    (list) =>
      list
        .itemSelector((items, { input, context }) => ({
          items,
          text: labelled(input.label, items.length),
          largest: Math.max(0, ...items),
          last: context.Map.Item.Index === input.lists.length - 1,
        }))
        .comment('one list')
        .pass('Count', ({ items, ...rest }) => ({ ...rest, doubled: items.map((item) => item * 2) })),
    { maxConcurrency: 2 },
  )
  .succeed()
