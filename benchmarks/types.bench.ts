import ts from 'typescript'
import { checkSource, shown } from '../packages/dsl/src/testing/check-source.ts'
import { generatedChain } from '../packages/dsl/src/testing/generated-chain.ts'
import { budgets } from '../packages/dsl/src/testing/type-budgets.ts'
import { row, type Benchmark, type Row } from './harness/benchmark.ts'
import { sampleOf } from './harness/sample.ts'

const rounds = 7

function measure(states: number, instantiationBudget: number): readonly Row[] {
  const text = generatedChain(states)
  const [, ...checks] = Array.from({ length: rounds + 1 }, () => checkSource(text))
  const [complaint] = checks.flatMap(({ diagnostics }) => diagnostics)
  if (complaint) throw new Error(`The generated chain of ${states} states does not type-check: ${shown(complaint)}`)
  const notes = [`Types: TypeScript ${ts.version}; the chain is the one that packages/dsl holds to its budget.`]
  return [
    row({
      what: `chain of ${states} states, instantiations`,
      unit: '',
      ours: sampleOf(checks.map(({ instantiations }) => instantiations)),
      budget: instantiationBudget,
      notes,
    }),
    row({
      what: `chain of ${states} states, type check`,
      unit: 'CPU ms',
      ours: sampleOf(checks.map(({ checkCpuMs }) => checkCpuMs)),
    }),
  ]
}

export const benchmark: Benchmark = {
  title: 'What a type check of a chain costs',
  run: (say) => {
    const rows = budgets.flatMap(({ states, instantiations }) => {
      say(`${rounds + 1} checks of ${states} states`)
      return measure(states, instantiations)
    })
    return Promise.resolve(rows)
  },
}
