import { collectFindings } from '../validate/collect-findings.ts'

/**
 * The workflow variables that each state of a definition reads, sorted, as `DescribeStateMachine` lists them. States that read none are
 * left out.
 *
 * @example variableReferences(definition)   // { Summate: ['bias', 'x'] }
 */
export function variableReferences(definition: unknown): { readonly [state: string]: readonly string[] } {
  const states = collectFindings(definition, {}, () => undefined)
  const readers = states.filter(({ reads }) => reads.length > 0)
  return Object.fromEntries(
    readers.map(({ name, reads }) => [name, [...new Set(reads.map((read) => read.name))].sort()]),
  )
}
