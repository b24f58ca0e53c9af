import { fragment, pipeline, transient } from 'stepwright'
import { lambda } from 'stepwright/aws'

/** One day of a table, to be published: its files, its partition in the catalogue, and the share that readers see. */
interface Day {
  table: string
  day: string
}
type Step = (day: Day) => Promise<void>

const undoing = transient.lambda({ maxAttempts: 10 })

// The steps backwards: each way back goes on with the next one.
const deleteFiles = fragment<Day, { why: string }>()
  .task('Delete the files', lambda<Step>('delete-files'), (day) => day)
  .retry(undoing)
  .fail('Nothing published', { error: 'NotPublished', cause: (_done, { vars }) => vars.why })

const dropPartition = fragment<Day, { why: string }>()
  .task('Drop the partition', lambda<Step>('drop-partition'), (day) => day)
  .retry(undoing)
  .output((_done, { input }) => input)
  .use(deleteFiles)

/** Publishes a day in three steps. When one fails for good, those before it are undone, the last one first. */
export const saga = pipeline<Day>('Saga')
  .task('Write the files', lambda<Step>('write-files'), (day) => day)
  .retry(transient.lambda())
  .output((_done, { input }) => input)
  .catch('States.ALL', (failed) =>
    failed
      .assign((error) => ({ why: `Write the files: ${error.Cause}` }))
      .output((_error, { input }) => input)
      .use(deleteFiles),
  )

  .task('Add the partition', lambda<Step>('add-partition'), (day) => day)
  .retry(transient.lambda())
  .output((_done, { input }) => input)
  .catch('States.ALL', (failed) =>
    failed
      .assign((error) => ({ why: `Add the partition: ${error.Cause}` }))
      .output((_error, { input }) => input)
      .use(deleteFiles),
  )

  .task('Share the day', lambda<Step>('share-day'), (day) => day)
  .retry(transient.lambda())
  .output((_done, { input }) => input)
  .catch('States.ALL', (failed) =>
    failed
      .assign((error) => ({ why: `Share the day: ${error.Cause}` }))
      .output((_error, { input }) => input)
      .use(dropPartition),
  )
  .succeed()
