import { fragment } from '../fragment.ts'
import { sdk } from '../aws/sdk.ts'

type Method = (
  args: {
    jobName: string
    arguments?: Record<string, string>
    limits?: { minutes: number }
    nodes?: { name: string; disks?: { size: number }[] }[]
  },
  options: object,
  cb: (err: unknown, data?: { id: string }) => void,
) => void
const { startJobRun } = sdk<{ startJobRun: Method }>('glue')

// A flow may be made by a function of the user's own, with texts whose types are its parameters.
export const job = <const Name extends string>(name: Name) =>
  fragment<{ day: string }>().task(name, startJobRun, ({ day }) => ({
    JobName: name,
    Arguments: { '--day': day, '--job': name },
    Limits: { Minutes: 5 },
  }))

export const misspelt = <const Name extends string>(name: Name) =>
  fragment<{ day: string }>().task(name, startJobRun, () => ({
    JobName: name,
    // @ts-expect-error the task has no parameter 'Argument'
    Argument: { '--job': name },
  }))

export const misspeltInside = <const Name extends string>(name: Name) =>
  fragment<{ day: string }>().task(name, startJobRun, () => ({
    JobName: name,
    // @ts-expect-error the task has no parameter 'Minute'
    Limits: { Minutes: 5, Minute: 5 },
  }))

// Items of lists are literals of their own, those of a list that is passed on are not.
export const listed = (sizes: { size: number; unit: string }[]) =>
  fragment<{ day: string; disks: { Size: number; Unit: string }[] }>()
    .task('A', startJobRun, ({ day, disks }) => ({
      JobName: 'j',
      Nodes: [
        { Name: day, Disks: disks },
        { Name: 'b', Disks: [{ Size: 1 }] },
        ...sizes.map(({ unit }) => ({ Name: unit, Zone: unit })),
      ],
    }))
    .task('B', startJobRun, () => ({ JobName: 'j', Nodes: ['a', 'b'].map((Name) => ({ Name, Zone: 'x' })) }))

export const misspeltInItem = fragment<{ day: string }>().task('A', startJobRun, ({ day }) => ({
  JobName: 'j',
  Nodes: [
    { Name: 'a' },
    {
      Name: day,
      // @ts-expect-error the node has no parameter 'Zone'
      Zone: 'b',
    },
  ],
}))

export const misspeltInItemOfItem = fragment<{ day: string }>().task('A', startJobRun, () => ({
  JobName: 'j',
  Nodes: [
    {
      Name: 'a',
      Disks: [
        {
          Size: 1,
          // @ts-expect-error the disk has no parameter 'Unit'
          Unit: 'GB',
        },
      ],
    },
  ],
}))
