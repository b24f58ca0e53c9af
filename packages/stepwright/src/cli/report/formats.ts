import { Option } from 'commander'
import type { Diagnostic } from '@stepwright/asl'
import type { Paint } from '../terminal.ts'
import { packageVersion } from '../version.ts'
import { githubReport } from './github.ts'
import { jsonReport } from './json.ts'
import { sarifReport } from './sarif.ts'
import type { Sources } from './sources.ts'
import { textReport } from './text.ts'

/** How findings can be printed. */
export type Format = 'text' | 'json' | 'github' | 'sarif'

/** `--format` */
export function formatOption(): Option {
  return new Option('-f, --format <format>', 'how to print findings')
    .choices(['text', 'json', 'github', 'sarif'])
    .default('text')
}

/** Findings in each of the formats. */
export const formats: {
  readonly [F in Format]: (found: readonly Diagnostic[], sources: Sources, paint: Paint) => string
} = {
  text: textReport,
  json: jsonReport,
  github: githubReport,
  sarif: (found, sources) => sarifReport(found, sources, packageVersion()),
}
