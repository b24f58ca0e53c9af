import { parseArgs } from 'node:util'

/** What `npm run bench` was asked for. */
export interface Options {
  readonly only: readonly string[]
  readonly json: string | null
  readonly write: boolean
  readonly list: boolean
  readonly help: boolean
}

export const usage = `Usage: npm run bench -- [options]

Measures Stepwright beside its peers and prints the ratios.

  --only NAME   one benchmark (may be given again)
  --list        the names of the benchmarks
  --json FILE   the numbers as JSON
  --write       the numbers of a full run into benchmarks/RESULTS.md
  --help        this text
`

/** Reads the command line. A mistake in it is an error whose message is for the reader. */
export function readOptions(args: readonly string[], names: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const unknown = values.only.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`There is no benchmark '${unknown}': there are ${names.join(', ')}.`)
  if (values.write && values.only.length > 0) {
    throw new Error('--write records a full run: it does not go with --only.')
  }
  return { ...values, json: values.json ?? null }
}
