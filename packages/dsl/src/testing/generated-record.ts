/**
 * A user's file with one machine of `count` states written out: tasks whose data is checked along each edge, and a choice every fifth
 * state that jumps ahead.
 */
export function generatedRecord(count: number): string {
  const states = Array.from({ length: count }, (_, index) => state(index, count))
  return `import { lambda, stateMachine } from '../index.ts'
interface Row { readonly id: string; readonly amount: number }
const score = lambda<(event: { id: string; amount: number }) => Promise<Row>>('score')
export const machine = stateMachine('Generated', {
  startAt: 'State 0',
  states: {
${states.join('\n')}
  },
})
`
}

function state(index: number, count: number): string {
  const name = `'State ${index}'`
  if (index === count - 1) return `    ${name}: { type: 'Succeed', output: (row: Row) => row.id },`
  const next = `'State ${index + 1}'`
  if (index % 5 === 4) {
    const ahead = `'State ${Math.min(index + 7, count - 1)}'`
    return `    ${name}: { type: 'Choice', choices: [{ condition: (row: Row) => row.amount > ${index}, next: ${ahead} }], default: ${next} },`
  }
  return `    ${name}: { type: 'Task', resource: score, arguments: (row: Row) => ({ id: row.id, amount: row.amount + ${index} }), next: ${next} },`
}
