import type { Benchmark } from './harness/benchmark.ts'
import { compareEngines } from './harness/compare-engines.ts'
import { jsonataLoop, jsonPathLoop, loopOutput, transitions } from './machines/counting-loop.ts'

export const benchmark: Benchmark = {
  title: 'A loop of 1,000 transitions in the mock runtime',
  run: () =>
    compareEngines({
      what: '1,000-transition loop',
      transitions,
      jsonPath: jsonPathLoop,
      jsonata: jsonataLoop,
      input: {},
      output: loopOutput,
    }),
}
