import { pipeline, transient } from 'stepwright'
import { csv, lambda } from 'stepwright/aws'

/** A row of the FAA's wildlife strike table, as far as we read it. Every cell of a CSV file is a text. */
interface Strike {
  'Airport Name': string
  'Flight Date': string
  'Wildlife Species': string
  'Cost Total $': string
}
type OpenClaim = (event: { airport: string; day: string; species: string; cost: number }) => Promise<{ claim: string }>

/** Opens a claim for each row of a CSV file that cost enough. A row that cannot be read fails alone, and one in a hundred may. */
export const csvInABucket = pipeline<{ bucket: string; key: string; threshold: number }>('CsvInABucket')
  .distributedMap(
    'Look at all strikes',
    csv<Strike>().from(({ bucket, key }) => ({ Bucket: bucket, Key: key })),
    (strike) =>
      strike
        .itemSelector((row, { input }) => ({ row, threshold: input.threshold }))
        .pass('Read the row', ({ row, threshold }) => ({
          airport: row['Airport Name'],
          day: row['Flight Date'],
          species: row['Wildlife Species'],
          cost: Number(row['Cost Total $']),
          threshold,
        }))
        .choice('Is it worth a claim?', (c) =>
          c
            .when(
              ({ cost, threshold }) => cost >= threshold,
              (costly) =>
                costly
                  .task('Open a claim', lambda<OpenClaim>('open-claim'), ({ airport, day, species, cost }) => ({
                    airport,
                    day,
                    species,
                    cost,
                  }))
                  .retry(transient.lambda())
                  .output(({ claim }, { input }) => ({ claim, cost: input.cost })),
            )
            .otherwise((cheap) => cheap.pass('Nothing to do', () => null)),
        ),
    { maxConcurrency: 100, toleratedFailurePercentage: 1, label: 'Strikes' },
  )
  .output((looked) => {
    const claims = looked.filter((one) => one !== null)
    return { rows: looked.length, claims: claims.length, cost: claims.reduce((sum, one) => sum + one.cost, 0) }
  })
  .succeed()
