import { judge, printed, type Difference } from './judge.ts'
import { constructsOfProgram, generateProgram, type Program } from './program.ts'
import { loadPrograms, type LoadedProgram } from './run-programs.ts'

/** What came of many programs. */
export interface Summary {
  programs: number
  /** Programs with an input each that both sides ran. */
  evaluations: number
  readonly verdicts: Record<string, number>
  /** Refusals that the documentation names, by code. */
  readonly refused: Record<string, number>
  /** Programs that TypeScript itself does not take: the grammar is not exact about its narrowing. */
  illTyped: number
  /** How many programs each construct occurred in, among those that were compared. */
  readonly constructs: Record<string, number>
  readonly findings: Finding[]
}

/** A program that shows something wrong. */
export interface Finding {
  readonly program: Program
  readonly problem:
    | Difference
    | { readonly kind: 'refusal'; readonly code: string; readonly message: string }
    | { readonly kind: 'crash'; readonly message: string }
}

/** Refusals of listed constructs that the documentation states: undefined inside values, or captured, and depth. */
const documentedRefusals = new Set(['SW1002', 'SW2009', 'SW2012'])

export const emptySummary = (): Summary => ({
  programs: 0,
  evaluations: 0,
  verdicts: {},
  refused: {},
  illTyped: 0,
  constructs: {},
  findings: [],
})

/** Generates programs, and compares each with what it is lowered to. */
export function checkRange(seed: number, from: number, count: number, inputs: number): Summary {
  const programs = Array.from({ length: count }, (_, i) => generateProgram(seed, from + i, inputs))
  return checkPrograms(programs)
}

export function checkPrograms(programs: readonly Program[]): Summary {
  const summary = emptySummary()
  for (const loaded of loadPrograms(programs)) {
    summary.programs++
    const finding = checkProgram(loaded, summary)
    if (finding) summary.findings.push({ program: loaded.program, problem: finding })
  }
  return summary
}

function checkProgram(loaded: LoadedProgram, summary: Summary): Finding['problem'] | null {
  const { program, typeErrors, refusals, lowered } = loaded
  if (typeErrors.length > 0) {
    summary.illTyped++
    return null
  }
  // What follows the first refusal may be its consequence.
  const [refusal] = refusals
  if (refusal && !documentedRefusals.has(refusal.code)) {
    return { kind: 'refusal', code: refusal.code, message: refusal.message }
  }
  if (!lowered) {
    add(summary.refused, refusal?.code ?? 'none')
    return null
  }
  try {
    const result = printed(lowered)
    if (!result) {
      add(summary.refused, 'SW2012')
      return null
    }
    for (const construct of constructsOfProgram(program).keys()) add(summary.constructs, construct)
    for (const input of program.inputs) {
      summary.evaluations++
      const verdict = judge(loaded, result.template, input)
      add(summary.verdicts, verdict.kind === 'documented failure' ? verdict.reason : verdict.kind)
      if (verdict.kind === 'difference') return verdict
    }
    return null
  } catch (error) {
    return { kind: 'crash', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const add = (counts: Record<string, number>, key: string, by = 1): void => {
  counts[key] = (counts[key] ?? 0) + by
}

/** Adds one summary to another. */
export function addSummary(total: Summary, part: Summary): void {
  total.programs += part.programs
  total.evaluations += part.evaluations
  total.illTyped += part.illTyped
  for (const name of ['verdicts', 'refused', 'constructs'] as const) {
    for (const [key, count] of Object.entries(part[name])) add(total[name], key, count)
  }
  total.findings.push(...part.findings)
}
