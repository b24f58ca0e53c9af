/**
 * A user's file with one chain of `count` states. Three of five are tasks that assign a variable, one is a pass, one a choice or a map by
 * turns, and each reads a variable that an earlier one assigned: the states are as costly to check as those of a real flow.
 */
export function generatedChain(count: number): string {
  return `import { lambda, pipeline } from '../index.ts'
interface Row { readonly id: string; readonly amount: number }
const score = lambda<(event: { id: string; amount: number; extra: number }) => Promise<{ score: number }>>('score')
export const flow = pipeline<Row>('Generated')
  .pass('Start').assign((row) => ({ v0: row.amount }))
${Array.from({ length: count - 1 }, (_, index) => state(index + 1)).join('\n')}
  .succeed()
`
}

function state(index: number): string {
  const name = `State ${index}`
  const earlier = `vars.v${lastTask(index - 1)}`
  if (index % 10 === 9) {
    return `  .choice('${name}', (c) => c.when((row, { vars }) => row.amount > ${earlier}, (arm) => arm.pass('${name} arm')).otherwise((arm) => arm))`
  }
  if (index % 10 === 4) {
    return `  .map('${name}', (row, { vars }) => [row.amount, ${earlier}], (item) => item.pass('${name} item', (n) => n + 1)).output((_all, { input }) => input)`
  }
  if (index % 5 === 3) return `  .pass('${name}', (row, { vars }) => ({ id: row.id, amount: row.amount + ${earlier} }))`
  return `  .task('${name}', score, (row, { vars }) => ({ id: row.id, amount: row.amount, extra: ${earlier} })).assign((result) => ({ v${index}: result.score })).output((_result, { input }) => input)`
}

/** The last task up to a state; the first state counts as one. */
function lastTask(index: number): number {
  return index % 5 < 3 ? index : index - (index % 5) + 2
}
