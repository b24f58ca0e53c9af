import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import { constant, expressionValue } from '../args/value.ts'
import { wordOf } from '../args/word.ts'
import { resultWriterNode } from '../aws/s3-results.ts'
import type { DistributedNode } from '../ir/distributed-node.ts'
import type { Value } from '../ir/value.ts'
import { percentageOutOfRange } from '../problems/distributed-maps.ts'
import { problem } from '../problems/problem.ts'
import type { Fields } from '../record/fields.ts'

const mostItems = 100_000_000

/** The fields that both forms give a distributed map by the same names: how it runs, what it tolerates, and where its results go. */
export type Distribution = Omit<DistributedNode, 'itemReader' | 'itemBatcher'>

/** {@link Distribution}, of whichever object holds the fields. */
export function distributionOf(fields: Fields, map: string): Distribution {
  return {
    executionType: wordOf(fields, 'executionType', ['STANDARD', 'EXPRESS']) ?? 'STANDARD',
    label: fields.plainText('label'),
    resultWriter: resultWriterNode(fields.any('resultWriter'), map, fields.at),
    toleratedFailureCount: fields.count('toleratedFailureCount', 0, mostItems),
    toleratedFailurePercentage: percentage(fields.any('toleratedFailurePercentage'), map, fields.at),
  }
}

function percentage(given: unknown, map: string, at: SourceLocation): Value | null {
  if (given === undefined) return null
  const what = `the tolerated failure percentage of '${map}'`
  if (typeof given === 'function') return expressionValue(given, what, at)
  if (typeof given === 'number' && given >= 0 && given <= 100) return constant(given, what, at)
  throw problem(percentageOutOfRange(`The tolerated failure percentage of '${map}'`, describe(given)), at)
}
