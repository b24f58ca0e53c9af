import { param, pipeline } from 'stepwright'
import { csv, s3Results } from 'stepwright/aws'

/** Reads a file that is always in the same place, and writes to one: no function is needed to say where. */
export const countriesIn = {
  JSONata: inLanguage('JSONata'),
  JSONPath: inLanguage('JSONPath'),
}

function inLanguage(queryLanguage: 'JSONata' | 'JSONPath') {
  return pipeline(`CountriesIn${queryLanguage}`, { queryLanguage })
    .distributedMap(
      'Take all countries',
      csv<{ code: string; name: string }>().from({ Bucket: param('ReferenceBucket'), Key: 'countries.csv' }),
      (country) => country.pass('Name it', ({ name }) => ({ name })),
      {
        resultWriter: s3Results(
          { Bucket: 'results', Prefix: 'countries' },
          { transformation: 'COMPACT', outputType: 'JSONL' },
        ),
      },
    )
    .pass('Where they are', (written) => written.ResultWriterDetails.Key)
    .succeed()
}
