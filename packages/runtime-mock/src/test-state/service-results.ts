import { parseResource } from '../services/resource.ts'
import type { ObjectShape, ResultShapes } from './result-shape.ts'
import { athenaResults } from './results/athena.ts'
import { dynamodbResults } from './results/dynamodb.ts'
import { glueResults } from './results/glue.ts'
import { kmsResults } from './results/kms.ts'
import { lambdaResults } from './results/lambda.ts'
import { messagingResults } from './results/messaging.ts'
import { s3Results } from './results/s3.ts'
import { secretsManagerResults } from './results/secrets-manager.ts'
import { ssmResults } from './results/ssm.ts'

/** What common APIs answer. An API that is not here is not checked. */
const shapes: ResultShapes = {
  ...athenaResults,
  ...dynamodbResults,
  ...glueResults,
  ...kmsResults,
  ...lambdaResults,
  ...messagingResults,
  ...s3Results,
  ...secretsManagerResults,
  ...ssmResults,
}

/** The names by which the AWS SDK integrations know a service, where they differ. */
const optimizedNames: { readonly [service: string]: string } = { sfn: 'states', eventbridge: 'events' }

/** What a Task's API answers, or null where that is not known. Jobs and callbacks answer something else. */
export function resultShapeOf(resourceArn: string): ObjectShape | null {
  const resource = parseResource(resourceArn)
  if (resource?.kind !== 'service' || resource.pattern !== 'request response') return null
  const service = resource.resourceType.replace(/^aws-sdk:/, '')
  const action = `${optimizedNames[service] ?? service}:${resource.action}`
  return (Object.hasOwn(shapes, action) ? shapes[action] : undefined) ?? null
}
