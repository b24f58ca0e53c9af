import type { Diagnostic } from '@stepwright/asl'
import type { Sources } from './sources.ts'

/**
 * Diagnostics as workflow commands, which GitHub shows as annotations in the changed files.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubReport(diagnostics: readonly Diagnostic[], sources: Sources): string {
  return diagnostics.map((diagnostic) => `${commandOf(diagnostic, sources)}\n`).join('')
}

function commandOf({ code, severity, message, hint, location, path }: Diagnostic, sources: Sources): string {
  const properties: readonly (readonly [string, string | number | undefined])[] = [
    ['file', location && sources.uriOf(location.file)],
    ['line', location?.line],
    ['endLine', location?.endLine],
    ['col', location?.column],
    ['endColumn', location?.endColumn],
    ['title', code],
  ]
  const given = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(String(value))}`],
  )
  const text = [path && !location ? `${path}: ${message}` : message, ...(hint ? [hint] : [])].join(' ')
  return `::${severity} ${given.join(',')}::${data(text)}`
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
