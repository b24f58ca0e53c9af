import { expect, test, vi } from 'vitest'
import { addSummary, checkRange, emptySummary } from './testing/random-programs/check.ts'
import { missingConstructs } from './testing/random-programs/coverage.ts'
import { describeFinding } from './testing/random-programs/report.ts'
import { shrink } from './testing/random-programs/shrink.ts'

vi.setConfig({ testTimeout: 300_000 })

const wanted = process.env['STEPWRIGHT_PROPERTY_SEED'] ?? '20260418'
const seed = wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted)
const count = Number(process.env['STEPWRIGHT_RANDOM_PROGRAMS'] ?? (process.env['CI'] ? 2000 : 500))
const batch = 500
/** Shrinking takes seconds: whoever only wants to know that something is wrong can do without. */
const isShrunk = process.env['STEPWRIGHT_SHRINK'] !== 'no'

// `pnpm soak:lowering` runs a hundred thousand of them.
test(`random programs of seed ${seed} give in JSONata what they return in JavaScript`, () => {
  const total = emptySummary()
  for (let from = 0; from < count; from += batch) {
    addSummary(total, checkRange(seed, from, Math.min(batch, count - from), 3))
  }
  const shown = total.findings.slice(0, 3).map((finding) => describeFinding(isShrunk ? shrink(finding) : finding))
  expect(shown.join('\n\n')).toBe('')
  expect(total.programs).toBe(count)
  // What does not type-check is left out: too much of that, and the grammar proves little.
  expect(total.illTyped).toBeLessThan(count / 10)
  if (count >= 2000) expect(missingConstructs(total.constructs)).toEqual([])
})
