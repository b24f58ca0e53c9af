import type { Finding, Summary } from './check.ts'
import { render } from './derivation.ts'
import { printed } from './judge.ts'
import { loadPrograms } from './run-programs.ts'
import { textOfType } from './value-type.ts'

/** A finding as it is pasted into a table of constructs, with what both sides gave. */
export function describeFinding({ program, problem }: Finding): string {
  const { subject, vars, declarations, fn, inputs } = program
  const lines = [
    ...declarations.map(render),
    `type: ${JSON.stringify(textOfType(subject))},`,
    ...(vars.members.length > 0 ? [`vars: ${JSON.stringify(textOfType(vars))},`] : []),
    `fn: ${JSON.stringify(render(fn))},`,
  ]
  if (problem.kind !== 'difference') {
    const what =
      problem.kind === 'refusal' ? `refused: ${problem.code} ${problem.message}` : `crash: ${problem.message}`
    return [...lines, what].join('\n')
  }
  return [
    ...lines,
    `input: ${JSON.stringify(inputs[0]?.subject)}`,
    ...(vars.members.length > 0 ? [`variables: ${JSON.stringify(inputs[0]?.vars)}`] : []),
    `JavaScript: ${problem.javascript}`,
    `JSONata: ${JSON.stringify(templateOf(program))}`,
    `gives: ${problem.jsonata}`,
  ].join('\n')
}

function templateOf(program: Finding['program']): unknown {
  const [loaded] = loadPrograms([program])
  return loaded?.lowered ? printed(loaded.lowered)?.template : null
}

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, left], [, right]) => right - left)
    .map(([name, count]) => `    ${String(count).padStart(8)}  ${name}`)
    .join('\n')

/** The figures of a run. */
export function describeSummary(summary: Summary): string {
  const { programs, evaluations, verdicts, refused, illTyped, findings } = summary
  return [
    `${programs} programs, ${evaluations} evaluations, ${findings.length} findings`,
    `  ${illTyped} that TypeScript does not take, left out`,
    '  outcomes:',
    counted(verdicts),
    ...(Object.keys(refused).length > 0 ? ['  refused as documented:', counted(refused)] : []),
  ].join('\n')
}
