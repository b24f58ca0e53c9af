import type { MocksOf, ObjectStore as S3 } from 'stepwright/testing'
import type { dailyTransactions } from '../daily-transactions.pipeline.ts'
import { checkQuality } from '../handlers/check-quality.ts'
import { loadPartition } from '../handlers/load-partition.ts'
import { loadWarehouse } from '../handlers/load-warehouse.ts'
import { partitionByDate } from '../handlers/partition-by-date.ts'
import { validateSchema } from '../handlers/validate-schema.ts'
import { deduplicateAndEnrich } from '../jobs/deduplicate-and-enrich.ts'
import { openDuckDbWarehouse } from '../storage/duckdb-warehouse.ts'
import { outbox } from './outbox.ts'
import { storeOver } from './store-over.ts'

/** What the flow's `param()`s are on a laptop. */
export const localParams = {
  ValidateSchemaFunctionArn: 'validate-schema',
  PartitionByDateFunctionArn: 'partition-by-date',
  LoadPartitionFunctionArn: 'load-partition',
  LoadWarehouseFunctionArn: 'load-warehouse',
  CheckQualityFunctionArn: 'check-quality',
  CleanBucket: 'clean',
  StatesTable: 's3://reference/states.csv',
  AlertTopicArn: 'arn:aws:sns:us-east-1:123456789012:alerts',
  SummaryTopicArn: 'arn:aws:sns:us-east-1:123456789012:summaries',
  DeadLetterQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/dead-letters',
}

/** Everything that the flow calls, on a laptop. */
export type LocalPlatform = Awaited<ReturnType<typeof localPlatform>>

/** Sets up the handlers over a store that stands in for S3, with a new warehouse and nothing sent yet. */
export async function localPlatform(s3: S3) {
  const store = storeOver(s3)
  const warehouse = await openDuckDbWarehouse()
  const sent = outbox()
  return {
    warehouse,
    outbox: sent,
    /** What each of the flow's tasks does here: the real handlers, on the store and DuckDB. */
    mocks: {
      'Validate the schema': validateSchema({ store }),
      'Notify the sender': sent.publish,
      'Deduplicate and enrich': deduplicateAndEnrich({ store }),
      'Partition by date': partitionByDate({ store }),
      'Load a partition': loadPartition({ store, warehouse }),
      'Load the warehouse': loadWarehouse({ warehouse }),
      'Check the quality': checkQuality({ warehouse }),
      'Publish the summary': sent.publish,
      'Send to the dead-letter queue': sent.sendMessage,
    } satisfies Required<MocksOf<typeof dailyTransactions>>,
  }
}
