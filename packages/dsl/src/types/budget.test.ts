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
  'checking a machine of 2,000 states that are written out costs so much for each of them',
  () => {
    const { diagnostics, instantiations } = checkSource(generatedRecord(2000))
    expect(diagnostics.map(shown)).toEqual([])
    expect(instantiations / 2000).toBeLessThan(recordBudget)
  },
  timeout,
)
