import type { Jump, Machine, Sequence } from '../ir/nodes.ts'
import { noStates } from '../problems/flows.ts'
import { problem } from '../problems/problem.ts'
import { pieceOfDraft, type Draft } from './draft.ts'
import { pieceKey } from './piece.ts'
import { pipelineValue } from './pipeline-value.ts'

/**
 * The value of a flow that has ended. It has no methods: nothing can follow.
 *
 * @param end - what comes after its last step: the end, whatever it says itself, or a jump
 * @throws StepwrightError SW1105 when a pipeline has no states
 */
export function finishedFlow(draft: Draft, end: 'closed' | 'open' | Jump): object {
  const piece = pieceOfDraft(draft, end)
  if (draft.machine === null) return Object.freeze({ [pieceKey]: piece })
  const { name, timeoutSeconds, queryLanguage, version, inputSchema } = draft.machine
  if (draft.steps.length === 0) throw problem(noStates(`The pipeline '${name}'`), draft.start.at)
  const machine: Machine<Sequence> = Object.freeze({
    kind: 'Machine',
    name,
    comment: piece.comment,
    timeoutSeconds,
    queryLanguage,
    version,
    body: piece.sequence,
    at: draft.start.at,
  })
  return pipelineValue(machine, inputSchema, piece)
}
