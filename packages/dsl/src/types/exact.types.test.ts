import { fragment } from '../fragment.ts'
import { sdk } from '../aws/sdk.ts'

type Method = (
  args: { jobName: string; arguments?: Record<string, string>; limits?: { minutes: number } },
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
