/** How a Task's work is started and how its end is learnt. */
type IntegrationPattern = 'request response' | 'run a job' | 'callback'

/** A Task's `Resource`, taken apart. */
export type Resource =
  | { readonly kind: 'lambda function'; readonly arn: string; readonly pattern: 'request response' }
  | { readonly kind: 'activity'; readonly arn: string; readonly pattern: 'callback' }
  | {
      readonly kind: 'service'
      readonly arn: string
      /** `glue`, `lambda`, `aws-sdk:s3`. */
      readonly resourceType: string
      /** `startJobRun.sync`, with its suffix. */
      readonly resource: string
      readonly action: string
      readonly pattern: IntegrationPattern
    }

const lambdaArn = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:/
const activityArn = /^arn:[^:]+:states:[^:]+:[^:]+:activity:/
const serviceArn = /^arn:[^:]+:states:[^:]*:[^:]*:((?:aws-sdk:)?[^:]+):([^:.]+)((?:\.[^:]+)?(?::2)?)$/

/** Takes a `Resource` apart; null when it has none of the forms AWS knows. */
export function parseResource(arn: string): Resource | null {
  if (lambdaArn.test(arn)) return { kind: 'lambda function', arn, pattern: 'request response' }
  if (activityArn.test(arn)) return { kind: 'activity', arn, pattern: 'callback' }
  const match = serviceArn.exec(arn)
  const [, resourceType, action, suffix] = match ?? []
  if (resourceType === undefined || action === undefined || suffix === undefined) return null
  const pattern = patternOf(suffix)
  return pattern && { kind: 'service', arn, resourceType, resource: `${action}${suffix}`, action, pattern }
}

function patternOf(suffix: string): IntegrationPattern | null {
  if (suffix === '') return 'request response'
  if (suffix === '.sync' || suffix === '.sync:2') return 'run a job'
  if (suffix === '.waitForTaskToken') return 'callback'
  return null
}
