import { codes, type Diagnostic, type DiagnosticCode } from '@stepwright/asl'
import type { Log, ReportingDescriptor, Result } from 'sarif'
import type { Sources } from './sources.ts'

/**
 * Diagnostics as a SARIF 2.1.0 log, for code scanning.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(diagnostics: readonly Diagnostic[], sources: Sources, version: string): string {
  const ruleIds = [...new Set(diagnostics.map(({ code }) => code))].sort()
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'stepwright',
            semanticVersion: version,
            rules: ruleIds.map(ruleOf),
          },
        },
        // Columns count as JavaScript counts them.
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, ruleIds, sources)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function ruleOf(code: DiagnosticCode): ReportingDescriptor {
  const { title, severity, spec } = codes[code]
  return {
    id: code,
    shortDescription: { text: `${title}.` },
    ...(spec !== undefined && { helpUri: spec }),
    defaultConfiguration: { level: severity },
  }
}

function resultOf(diagnostic: Diagnostic, ruleIds: readonly DiagnosticCode[], sources: Sources): Result {
  const { code, severity, message, hint, location, path } = diagnostic
  const region = location && {
    startLine: location.line,
    startColumn: location.column,
    ...(location.endLine !== undefined && { endLine: location.endLine }),
    ...(location.endColumn !== undefined && { endColumn: location.endColumn }),
  }
  return {
    ruleId: code,
    ruleIndex: ruleIds.indexOf(code),
    level: severity,
    message: { text: hint ? `${message} ${hint}` : message },
    ...((location ?? path !== undefined) && {
      locations: [
        {
          ...(location &&
            region && {
              physicalLocation: { artifactLocation: { uri: encodeURI(sources.uriOf(location.file)) }, region },
            }),
          ...(path !== undefined && { logicalLocations: [{ fullyQualifiedName: path }] }),
        },
      ],
    }),
  }
}
