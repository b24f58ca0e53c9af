import { pipeline, transient } from 'stepwright'
import { lambda } from 'stepwright/aws'
import { z } from 'zod'

interface Change {
  table: string
  statement: string
}
/** What comes back with the token, from the page behind the mail's two buttons. A test's answers are held against it. */
const Decision = z.discriminatedUnion('approved', [
  z.object({ approved: z.literal(true), by: z.string() }),
  z.object({ approved: z.literal(false), by: z.string(), reason: z.string() }),
])

type Ask = (event: { to: string; change: Change; token: string }) => Promise<void>
type Apply = (event: { statement: string; approvedBy: string }) => Promise<{ rows: number }>

/** The function sends the mail and is done; the task waits until somebody answers. Until then the page says every hour that it is there. */
const ask = lambda<Ask>('ask-for-approval').waitForTaskToken(Decision)

/**
 * A change of production data waits for a person: two days for the owner, one more for the owner's lead, and then it is refused. A page that
 * has not been heard of for three hours is gone, and nobody will answer on it: that counts as silence, and takes no two days to notice.
 */
export const humanApproval = pipeline<Change>('HumanApproval')
  .task('Ask the owner', ask, (change, { context }) => ({ to: 'owner', change, token: context.Task.Token }))
  .timeout({ days: 2 })
  .heartbeat({ hours: 3 })
  .retry(transient.lambda())
  .output((decision, { input }) => ({ ...decision, change: input }))
  .catch('States.Timeout', (silent) =>
    silent
      .output((_error, { input }) => input)
      .task('Ask the lead', ask, (change, { context }) => ({ to: 'lead', change, token: context.Task.Token }))
      .timeout({ days: 1 })
      .heartbeat({ hours: 3 })
      .retry(transient.lambda())
      .output((decision, { input }) => ({ ...decision, change: input }))
      .catch('States.Timeout', (stillSilent) =>
        stillSilent.fail('NobodyAnswered', 'Neither the owner nor the lead answered in time.'),
      ),
  )

  .choice('Is it approved?', (c) =>
    c
      .when(
        (decision) => decision.approved,
        (approved) => approved,
      )
      .otherwise((refused) => refused.fail('Refused', ({ by, reason }) => `${by}: ${reason}`)),
  )
  .task('Apply the change', lambda<Apply>('apply-change'), ({ change, by }) => ({
    statement: change.statement,
    approvedBy: by,
  }))
  .retry(transient.lambda())
  .output(({ rows }, { input }) => ({ table: input.change.table, rows, approvedBy: input.by }))
  .succeed()
