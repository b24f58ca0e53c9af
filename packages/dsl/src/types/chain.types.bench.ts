// What checking chains costs, by their length: node scripts/source.mjs packages/dsl/src/types/chain.types.bench.ts
// Ends with an error when a budget is exceeded. Instantiations are exact, times are this machine's.
import { checkSource, shown } from '../testing/check-source.ts'
import { generatedChain } from '../testing/generated-chain.ts'
import { budgets } from '../testing/type-budgets.ts'

let passed = 0
let failed = 0
console.log('states  instantiations     budget    cpu ms')
for (const states of [25, 50, 100, 200]) {
  const { diagnostics, instantiations, checkCpuMs } = checkSource(generatedChain(states))
  const budget = budgets.find((one) => one.states === states)?.instantiations
  const ok = diagnostics.length === 0 && (budget === undefined || instantiations < budget)
  if (ok) passed++
  else failed++
  const cells = [
    String(states).padStart(6),
    String(instantiations).padStart(14),
    String(budget ?? '–').padStart(9),
    checkCpuMs.toFixed(0).padStart(8),
  ]
  console.log(`${cells.join('  ')}${ok ? '' : '  OVER BUDGET'}`)
  diagnostics.forEach((diagnostic) => console.log(shown(diagnostic)))
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
