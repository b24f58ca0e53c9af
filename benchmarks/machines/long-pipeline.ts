const head = `import { param, pipeline } from 'stepwright'
import { lambda } from 'stepwright/aws'

interface Order {
  readonly id: string
  readonly total: number
  readonly items: readonly { readonly sku: string; readonly count: number; readonly price: number }[]
}
type Check = (event: { readonly id: string; readonly total: number }) =>
  Promise<{ readonly valid: boolean; readonly errors: readonly string[]; readonly amount: number }>

export const flow = pipeline<Order>('Long')
`

/** What comes in turn: each kind of state that people chain, with what they write in it. */
const kinds: readonly ((place: number, edit: number) => string)[] = [
  (place, edit) =>
    `.pass('Shape ${place}', (order) => ({ id: order.id, total: order.total + ${edit}, items: order.items, label: \`order \${order.id}\` }))`,
  (place) =>
    `.task('Check ${place}', lambda<Check>(param('CheckFunction')), (order) => ({ id: order.id, total: order.total })).assign((checked) => ({ checked${place}: checked }))`,
  (place) =>
    `.choice('Is ${place} valid?', (c) => c.when((checked) => !checked.valid || checked.errors.length > 0, (bad) => bad.fail('Invalid${place}', (checked) => checked.errors.join(', '))).otherwise((ok) => ok))`,
  (place) =>
    `.pass('Sum ${place}', (checked, { vars }) => ({ amount: checked.amount * 2, errors: vars.checked${place - 2}.errors.map((error) => error.toUpperCase()) }))`,
  (place) =>
    `.pass('Back ${place}', (sum, { context }) => ({ id: context.Execution.Id, total: sum.amount, items: [{ sku: 'a', count: sum.errors.length, price: 1.5 }] }))`,
]

/** The source of a pipeline of this many steps, types and all; `edit` is a number in it. */
export function longPipeline(steps: number, edit: number): string {
  const chain = Array.from({ length: steps }, (_, place) => kinds[place % kinds.length]?.(place, edit) ?? '')
  return `${head}${chain.map((step) => `  ${step}\n`).join('')}  .succeed()\n`
}
