import type { ErrorNames } from './types/error-names.ts'
import type { RetryOptions } from './types/retry-options.ts'

/** What to retry and how, as one value that many states share: `.retry(policy)`. Write your own, or start from {@link transient}. */
export interface RetryPolicy extends RetryOptions {
  readonly errors: ErrorNames
}

// Members are functions, not methods: the compiler writes its place into calls of the chain's methods.

/** Policies for errors that pass by themselves. */
export interface TransientPolicies {
  /**
   * The errors of the Lambda service itself and its throttling, as AWS advises to retry them: after 2 seconds, twice as long each time, 6
   * times; here with full jitter, so that what was throttled together does not come back together. Errors of your own code are not in it.
   *
   * @param options - what to do otherwise
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
   */
  readonly lambda: (options?: RetryOptions) => RetryPolicy

  /**
   * A service that says "too many requests", in the names that the AWS services have for it: after 1 second, twice as long each time up to
   * a minute, 8 times, with full jitter. That is patient enough for a limit per second that a map of many items runs into.
   *
   * Some services have no name for it, and Step Functions tells it as their general error: `ECS.AmazonECSException`,
   * `EMR.AmazonElasticMapReduceException`. That is retried too, whatever else it stands for.
   *
   * @param service - the service as it begins its errors' names: `Glue`, `Athena`, `DynamoDB`, `EMR`
   * @param options - what to do otherwise
   */
  readonly throttling: (service: string, options?: RetryOptions) => RetryPolicy
}

/**
 * Retry policies for errors that pass by themselves.
 *
 * @example
 * ```ts
 * flow.task('Count', lambda<typeof count>('count-rows'), (file) => file).retry(transient.lambda())
 * // "Retry": [{ "ErrorEquals": ["Lambda.ClientExecutionTimeoutException", "Lambda.ServiceException", "Lambda.AWSLambdaException",
 * //   "Lambda.SdkClientException", "Lambda.TooManyRequestsException"],
 * //   "IntervalSeconds": 2, "MaxAttempts": 6, "BackoffRate": 2, "JitterStrategy": "FULL" }]
 * flow.task('Start', glue.startJobRun, …).retry(transient.throttling('Glue', { maxAttempts: 3 }))
 * ```
 */
export const transient: TransientPolicies = Object.freeze({
  lambda: (options: RetryOptions = {}): RetryPolicy => ({
    errors: lambdaErrors,
    interval: { seconds: 2 },
    maxAttempts: 6,
    backoffRate: 2,
    jitter: 'FULL',
    ...options,
  }),
  throttling: (service: string, options: RetryOptions = {}): RetryPolicy => ({
    errors: [...throttlingErrors, ...general(service)].map((name) => `${service}.${name}`),
    interval: { seconds: 1 },
    maxAttempts: 8,
    backoffRate: 2,
    maxDelay: { minutes: 1 },
    jitter: 'FULL',
    ...options,
  }),
})

const lambdaErrors: readonly string[] = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
]

/** What the services call it: most the first, others one of the rest. Step Functions lets each end in `Exception`. */
const throttlingErrors: readonly string[] = [
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestThrottledException',
  'RequestLimitExceededException',
  'ProvisionedThroughputExceededException',
]

/** The general errors of services that data pipelines live on whose API does not name its throttling. */
const generalErrors: ReadonlyMap<string, string> = new Map([
  ['Batch', 'AWSBatchException'],
  ['CodeBuild', 'AWSCodeBuildException'],
  ['DataBrew', 'AWSGlueDataBrewException'],
  ['ECS', 'AmazonECSException'],
  ['EMR', 'AmazonElasticMapReduceException'],
  ['RedshiftData', 'RedshiftDataException'],
  ['SageMaker', 'AmazonSageMakerException'],
  ['StepFunctions', 'AWSStepFunctionsException'],
])

function general(service: string): readonly string[] {
  const name = generalErrors.get(service)
  return name === undefined ? [] : [name]
}
