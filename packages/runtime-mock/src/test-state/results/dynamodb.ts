import type { ResultShapes } from '../result-shape.ts'
import { anything, count, list, mapOf, object, text, textOf, truth } from '../shape-builders.ts'

const attribute = object({
  S: text,
  N: text,
  B: text,
  SS: list(text),
  NS: list(text),
  BS: list(text),
  M: mapOf(anything),
  L: list(anything),
  NULL: truth,
  BOOL: truth,
})
const capacity = object({ CapacityUnits: count, ReadCapacityUnits: count, WriteCapacityUnits: count })
const ConsumedCapacity = object({
  ...capacity.members,
  TableName: textOf({ minLength: 1 }),
  Table: capacity,
  LocalSecondaryIndexes: mapOf(capacity),
  GlobalSecondaryIndexes: mapOf(capacity),
})
const ItemCollectionMetrics = object({ ItemCollectionKey: mapOf(attribute), SizeEstimateRangeGB: list(count) })
const itemWritten = object({ Attributes: mapOf(attribute), ConsumedCapacity, ItemCollectionMetrics })

/** What DynamoDB answers to the calls that have an optimized integration. */
export const dynamodbResults: ResultShapes = {
  'dynamodb:deleteItem': itemWritten,
  'dynamodb:getItem': object({ Item: mapOf(attribute), ConsumedCapacity }),
  'dynamodb:putItem': itemWritten,
  'dynamodb:updateItem': itemWritten,
}
