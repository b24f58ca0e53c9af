import { pipeline, transient } from 'stepwright'
import { lambda } from 'stepwright/aws'

interface File {
  bucket: string
  key: string
}
type Report =
  | { verdict: 'valid'; rows: number }
  | { verdict: 'repairable'; rows: number; badRows: number[] }
  | { verdict: 'rejected'; problems: string[] }

type Validate = (file: File) => Promise<Report>
type Repair = (event: File & { drop: number[] }) => Promise<{ key: string; rows: number }>
type Load = (event: File & { rows: number }) => Promise<{ loaded: number }>

/** A file is validated. What the report says decides: it is loaded, repaired first, or refused. */
export const validateThenBranch = pipeline<File>('ValidateThenBranch')
  .task('Validate', lambda<Validate>('validate-file'), (file) => file)
  .retry(transient.lambda())
  .output((report, { input }) => ({ ...input, ...report }))

  // One arm for each verdict: with one missing this does not compile. Each arm knows what its verdict comes with.
  .choice('What is the verdict?', (c) =>
    c.match('verdict', {
      valid: (file) => file,
      repairable: (file) =>
        file
          .task('Repair', lambda<Repair>('repair-file'), ({ bucket, key, badRows }) => ({ bucket, key, drop: badRows }))
          .retry(transient.lambda())
          .output((repaired, { input }) => ({ bucket: input.bucket, ...repaired })),
      rejected: (file) => file.fail('Rejected', ({ key, problems }) => `${key}: ${problems.join('; ')}`),
    }),
  )

  .task('Load', lambda<Load>('load-file'), ({ bucket, key, rows }) => ({ bucket, key, rows }))
  .retry(transient.lambda())
  .succeed()
