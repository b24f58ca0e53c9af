import type { Benchmark } from './harness/benchmark.ts'
import { compareEngines } from './harness/compare-engines.ts'
import { jsonataMap, jsonPathMap, mapInput, mapOutput, transitions } from './machines/wide-map.ts'

export const benchmark: Benchmark = {
  title: 'A Map over 1,000 items, three states each, in the mock runtime',
  run: () =>
    compareEngines({
      what: '1,000 × 3 Map',
      transitions,
      jsonPath: jsonPathMap,
      jsonata: jsonataMap,
      input: mapInput,
      output: mapOutput,
    }),
}
