import type { DynamoDB } from '@aws-sdk/client-dynamodb'
import { param, pipeline, transient } from 'stepwright'
import { lambda, sdk } from 'stepwright/aws'

const dynamodb = sdk<DynamoDB>('dynamodb')

/** What the function throws when the API answers 429. */
export declare class RateLimited extends Error {
  readonly name: 'RateLimited'
}
type FetchRate = (event: { currency: string }) => Promise<{ rate: number; asOf: string }>

/** An exchange rate from an API that limits its callers. It is asked again after 1, 2 and 4 seconds; then the last known rate has to do. */
export const cachedFallback = pipeline<{ currency: string }>('CachedFallback')
  .task('Fetch the rate', lambda<FetchRate, RateLimited>('fetch-rate'), ({ currency }) => ({ currency }))
  .timeout({ seconds: 20 })
  .retry('RateLimited', { interval: { seconds: 1 }, backoffRate: 2, maxAttempts: 3 })
  .retry(transient.lambda({ maxAttempts: 3 }))
  .output((fetched, { input }) => ({ ...input, ...fetched, source: 'api' as const }))

  .catch(['RateLimited', 'States.Timeout'], (failed) =>
    failed
      .output((_error, { input }) => input)
      .task('Look up the last rate', dynamodb.getItem, ({ currency }) => ({
        TableName: param('RatesTable'),
        Key: { currency: { S: currency } },
      }))
      .retry(transient.throttling('DynamoDB'))
      .output((found, { input }) => ({
        currency: input.currency,
        rate: Number(found.Item?.['rate']?.N ?? '0'),
        asOf: found.Item?.['asOf']?.S ?? '',
        source: 'cache' as const,
      }))
      .choice('Is one known?', (c) =>
        c
          .when(
            (last) => last.asOf === '',
            (none) => none.fail('NoRate', ({ currency }) => `The API is busy, and no rate of ${currency} is known.`),
          )
          .otherwise((last) => last),
      ),
  )

  .choice('Is it new?', (c) =>
    c
      .when(
        (rate) => rate.source === 'api',
        (fetched) =>
          fetched
            .task('Remember the rate', dynamodb.putItem, ({ currency, rate, asOf }) => ({
              TableName: param('RatesTable'),
              Item: { currency: { S: currency }, rate: { N: `${rate}` }, asOf: { S: asOf } },
            }))
            .retry(transient.throttling('DynamoDB'))
            .output((_written, { input }) => input),
      )
      .otherwise((cached) => cached),
  )
  .succeed('Done')
