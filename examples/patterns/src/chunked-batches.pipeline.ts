import { param, pipeline, transient } from 'stepwright'
import { jsonl, lambda, s3Results } from 'stepwright/aws'

interface Order {
  id: string
  total: number
}
type Index = (event: { index: string; orders: Order[] }) => Promise<{ indexed: number }>

/**
 * Millions of orders, in files of a line each, go into a search index, 500 at a time. Every batch is an execution of its own. One in a hundred may
 * fail, and the results are written to S3, for they are too many for a state's output.
 */
export const chunkedBatches = pipeline<{ day: string; index: string }>('ChunkedBatches')
  .distributedMap(
    'Index all orders',
    jsonl<Order>().fromEach(({ day }) => ({ Bucket: param('OrdersBucket'), Prefix: `orders/${day}/` })),
    (order) =>
      order
        .itemBatcher({ maxItemsPerBatch: 500, batchInput: ({ index }) => ({ index }) })
        .task('Index a batch', lambda<Index>('index-orders'), ({ Items, BatchInput }) => ({
          index: BatchInput.index,
          orders: Items,
        }))
        .retry(transient.lambda()),
    {
      executionType: 'EXPRESS',
      maxConcurrency: 100,
      toleratedFailurePercentage: 1,
      resultWriter: s3Results(({ day }) => ({ Bucket: param('ResultsBucket'), Prefix: `indexed/${day}` })),
    },
  )
  .output((results, { input }) => ({ index: input.index, manifest: results.ResultWriterDetails.Key }))
  .succeed()
