import { expect, test } from 'vitest'
import { checkSource, shown } from '../testing/check-source.ts'
import { generatedChain } from '../testing/generated-chain.ts'
import { generatedRecord } from '../testing/generated-record.ts'
import { budgets, recordBudget } from '../testing/type-budgets.ts'

// Generous: the type checker shares the machine with the other tests.
const timeout = 120_000

test.each(budgets)(
  'checking a chain of $states states makes fewer than $instantiations types',
  (budget) => {
    const { diagnostics, instantiations } = checkSource(generatedChain(budget.states))
    expect(diagnostics.map(shown)).toEqual([])
    expect(instantiations).toBeLessThan(budget.instantiations)
  },
  timeout,
)

test(
  'checking a machine of 2,000 states that is written out costs as much for each state as one of 500',
  () => {
    const [small, large] = [500, 2000].map((states) => {
      const { diagnostics, instantiations } = checkSource(generatedRecord(states))
      expect(diagnostics.map(shown)).toEqual([])
      return instantiations / states
    }) as [number, number]
    expect(large).toBeLessThan(recordBudget)
    expect(large).toBeLessThan(small * 1.1)
  },
  timeout,
)
