import { Option } from 'commander'
import { codes, type Diagnostic, type DiagnosticCode } from '@stepwright/asl'
import { notACode, notSilenceable } from './report/problems.ts'

/** `--silence`: codes of warnings, separated by commas; can be repeated. */
export function silenceOption(): Option {
  const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, ...value.split(',')]
  return new Option('--silence <codes>', 'warnings to leave out, such as SW3195,SW3196; can be repeated').argParser(
    collect,
  )
}

/** Reads the codes given to `--silence`. Only those of warnings are taken. */
export function readSilence(given: readonly string[] = []): {
  readonly silenced: readonly DiagnosticCode[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const silenced: DiagnosticCode[] = []
  const diagnostics: Diagnostic[] = []
  for (const text of given) {
    const code = text.trim().toUpperCase()
    if (!isCode(code)) diagnostics.push(notACode(text.trim()))
    else if (codes[code].severity === 'error') diagnostics.push(notSilenceable(code))
    else silenced.push(code)
  }
  return { silenced, diagnostics }
}

/** Findings without the silenced warnings. */
export function withoutSilenced(
  diagnostics: readonly Diagnostic[],
  silenced: readonly DiagnosticCode[],
): readonly Diagnostic[] {
  return diagnostics.filter(({ severity, code }) => severity === 'error' || !silenced.includes(code))
}

const isCode = (text: string): text is DiagnosticCode => Object.hasOwn(codes, text)
