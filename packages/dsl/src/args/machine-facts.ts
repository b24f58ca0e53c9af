import type { SourceLocation } from '@stepwright/asl'
import type { MachineFacts } from '../chain/machine-facts.ts'
import { machineName } from '../problems/flows.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { describe } from './describe.ts'
import { durationSeconds } from './duration.ts'
import { isSchema } from './is-schema.ts'

const range = { least: 1, most: 99_999_999 }

/** What the two forms of a machine say about it: its name, and the members of `PipelineOptions`. */
export function machineFacts(name: unknown, options: unknown, at: SourceLocation): MachineFacts {
  if (typeof name !== 'string') throw problem(otherKind("a pipeline's name", 'text', describe(name)), at)
  if (name.length > 80 || !allowedName.test(name)) throw problem(machineName(name), at)
  if (options !== undefined && (typeof options !== 'object' || options === null)) {
    throw problem(otherKind('a pipeline', 'an object of options', describe(options)), at)
  }
  const { input, timeout, queryLanguage = 'JSONata', version } = (options ?? {}) as Readonly<Record<string, unknown>>
  if (input !== undefined && !isSchema(input)) {
    throw problem(otherKind("a pipeline's 'input'", 'a schema such as z.object({ … })', describe(input)), at)
  }
  if (queryLanguage !== 'JSONata' && queryLanguage !== 'JSONPath') {
    throw problem(otherKind("a pipeline's 'queryLanguage'", "'JSONata' or 'JSONPath'", describe(queryLanguage)), at)
  }
  if (version !== undefined && version !== '1.0') {
    throw problem(otherKind("a pipeline's 'version'", "'1.0', the only one there is", describe(version)), at)
  }
  return {
    name,
    timeoutSeconds: timeout === undefined ? null : durationSeconds(timeout, "The pipeline's timeout", range, at),
    queryLanguage,
    version: version ?? null,
    inputSchema: input,
  }
}

// eslint-disable-next-line no-control-regex -- control characters are among those that Step Functions refuses
const allowedName = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]+$/
