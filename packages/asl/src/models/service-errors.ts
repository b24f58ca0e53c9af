import type { IntegrationCall } from './action-model.ts'
import { sdkService } from './sdk-actions.ts'

/** The prefixes of optimized integrations, where they are told; some differ from those of SDK integrations. */
const optimizedPrefixes: ReadonlyMap<string, string> = new Map([
  ['athena', 'Athena'],
  ['batch', 'Batch'],
  ['bedrock', 'Bedrock'],
  ['codebuild', 'CodeBuild'],
  ['databrew', 'DataBrew'],
  ['dynamodb', 'DynamoDB'],
  ['ecs', 'ECS'],
  ['eks', 'EKS'],
  ['emr-containers', 'EMRContainers'],
  ['emr-serverless', 'EMRServerless'],
  ['events', 'EventBridge'],
  ['glue', 'Glue'],
  ['lambda', 'Lambda'],
  ['mediaconvert', 'MediaConvert'],
  ['sagemaker', 'SageMaker'],
  ['sns', 'SNS'],
  ['sqs', 'SQS'],
  ['states', 'StepFunctions'],
])

/** Errors as `Retry` and `Catch` see them, from their names in the API; none where no prefix is told. */
export function errorNamesOf({ kind, service }: IntegrationCall, names: readonly string[]): readonly string[] {
  const prefix = kind === 'sdk' ? sdkService(service)?.errorPrefix : optimizedPrefixes.get(service)
  return prefix === undefined
    ? []
    : names.map((name) => `${prefix}.${kind === 'sdk' ? words(ended(name)) : ended(name)}`)
}

/** Errors end in `Exception`, also those that the API calls otherwise. */
function ended(name: string): string {
  return name.endsWith('Exception') ? name : `${name.replace(/Fault$/u, '')}Exception`
}

/** SDK integrations write acronyms as words: `DBInstanceNotFound` is `DbInstanceNotFound`. */
function words(name: string): string {
  return name.replaceAll(
    /([A-Z])([A-Z]+)(?=[A-Z][a-z]|\d|$)/gu,
    (_, first: string, rest: string) => first + rest.toLowerCase(),
  )
}
