import { parseResource } from '../services/resource.ts'
import type { ObjectShape, ResultShape } from './result-shape.ts'

const string: ResultShape = { type: 'string' }
const number: ResultShape = { type: 'number' }
const object = (members: ObjectShape['members'], required: readonly string[] = []): ObjectShape => ({
  type: 'object',
  members,
  required,
})

const attribute = object({
  S: string,
  N: string,
  B: string,
  SS: { type: 'array', of: string },
  NS: { type: 'array', of: string },
  BS: { type: 'array', of: string },
  M: { type: 'map', of: { type: 'any' } },
  L: { type: 'array', of: { type: 'any' } },
  NULL: { type: 'boolean' },
  BOOL: { type: 'boolean' },
})
const attributes: ResultShape = { type: 'map', of: attribute }
const capacity = object({ CapacityUnits: number, ReadCapacityUnits: number, WriteCapacityUnits: number })
const ConsumedCapacity = object({
  ...capacity.members,
  TableName: { type: 'string', minLength: 1 },
  Table: capacity,
  LocalSecondaryIndexes: { type: 'map', of: capacity },
  GlobalSecondaryIndexes: { type: 'map', of: capacity },
})
const ItemCollectionMetrics = object({
  ItemCollectionKey: attributes,
  SizeEstimateRangeGB: { type: 'array', of: number },
})
const itemWritten = object({ Attributes: attributes, ConsumedCapacity, ItemCollectionMetrics })

/**
 * What the APIs of the common request-response integrations answer, from their models in the AWS SDK. An API that is not
 * here is not checked.
 */
const shapes: { readonly [action: string]: ObjectShape } = {
  'dynamodb:deleteItem': itemWritten,
  'dynamodb:getItem': object({ Item: attributes, ConsumedCapacity }),
  'dynamodb:putItem': itemWritten,
  'dynamodb:updateItem': itemWritten,
  'events:putEvents': object({
    FailedEntryCount: number,
    Entries: { type: 'array', of: object({ EventId: string, ErrorCode: string, ErrorMessage: string }) },
  }),
  'lambda:invoke': object({
    StatusCode: number,
    FunctionError: string,
    LogResult: string,
    Payload: { type: 'any' },
    ExecutedVersion: { type: 'string', minLength: 1 },
  }),
  'sns:publish': object({ MessageId: string, SequenceNumber: string }),
  'sqs:sendMessage': object({
    MD5OfMessageBody: string,
    MD5OfMessageAttributes: string,
    MD5OfMessageSystemAttributes: string,
    MessageId: string,
    SequenceNumber: string,
  }),
  'states:startExecution': object({ ExecutionArn: { type: 'string', minLength: 1 }, StartDate: string }, [
    'ExecutionArn',
    'StartDate',
  ]),
}

/** The names by which the AWS SDK integrations know a service, where they differ. */
const optimizedNames: { readonly [service: string]: string } = { sfn: 'states', eventbridge: 'events' }

/** What a Task's API answers, or null where that is not known. Jobs and callbacks answer something else. */
export function resultShapeOf(resourceArn: string): ObjectShape | null {
  const resource = parseResource(resourceArn)
  if (resource?.kind !== 'service' || resource.pattern !== 'request response') return null
  const service = resource.resourceType.replace(/^aws-sdk:/, '')
  const action = `${optimizedNames[service] ?? service}:${resource.action}`
  return shapes[action] ?? null
}
