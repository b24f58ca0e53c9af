import type { SourceLocation } from '@stepwright/asl'
import { describe } from '../args/describe.ts'
import { spanValue } from '../args/duration.ts'
import { errorNames } from '../args/error-names.ts'
import { placed, type PlacedCall } from '../args/placed.ts'
import { retryNode } from '../args/retry.ts'
import { stateName } from '../args/state-name.ts'
import { expressionValue, textValue } from '../args/value.ts'
import type { ItemBatcherNode } from '../ir/distributed-node.ts'
import type { CatchNode, ChainForm, MapNode, ParallelNode, StateNode, TaskNode } from '../ir/nodes.ts'
import { prefixStates } from '../ir/prefix-states.ts'
import { statesIn } from '../ir/nested-states.ts'
import type { Value } from '../ir/value.ts'
import { heartbeatTooLong, modifierMisplaced, modifierTwice, notAFragment } from '../problems/flows.ts'
import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import { callBack } from '../states/callback.ts'
import { choiceNode } from '../states/choice.ts'
import { distributedMapNode } from '../states/distributed-map.ts'
import { failNode } from '../states/fail.ts'
import { itemBatcherNode } from '../states/item-batcher.ts'
import { itemSelectorValue } from '../states/item-selector.ts'
import { loopOf } from '../states/loop.ts'
import { mapNode } from '../states/map.ts'
import { parallelNode } from '../states/parallel.ts'
import { passNode } from '../states/pass.ts'
import { succeedNode } from '../states/succeed.ts'
import { taskNode } from '../states/task.ts'
import { waitNode } from '../states/wait.ts'
import { emptyDraft, pieceOfDraft, withLastStep, withPiece, withStep, type Draft } from './draft.ts'
import { finishedFlow } from './finished-flow.ts'
import { begunKey, type BegunPipeline } from './machine-key.ts'
import { modifiersOf, modifiersOfEdge, modifiersOfItems, type Modifier } from './modifiers.ts'
import { isPiece, pieceKey, pieceOf, type Piece } from './piece.ts'

type State = StateNode<ChainForm>
type Failable = TaskNode<ChainForm> | MapNode<ChainForm> | ParallelNode<ChainForm>

/** The modifiers that set a field of their own name. */
type SetField = 'assign' | 'output' | 'comment' | 'itemSelector' | 'itemBatcher'

const timeRange = { least: 1, most: 99_999_999 }

/** The flow value that holds a draft. */
export function flowOf(draft: Draft): object {
  return new ChainFlow(draft)
}

/**
 * A flow at run time: the methods of all the interfaces of flows in `types/` in one class. It holds one frozen draft, and each method
 * returns a new flow. Arguments arrive unchecked, with the call's place behind them.
 */
class ChainFlow {
  readonly #draft: Draft

  constructor(draft: Draft) {
    this.#draft = draft
  }

  get [pieceKey](): Piece {
    return pieceOfDraft(this.#draft, 'open')
  }

  get [begunKey](): BegunPipeline | null {
    const { machine, start } = this.#draft
    return machine && { name: machine.name, at: start.at }
  }

  task(...call: readonly unknown[]): ChainFlow {
    return this.#then(taskNode(placed(call)))
  }

  pass(...call: readonly unknown[]): ChainFlow {
    return this.#then(passNode(placed(call)))
  }

  wait(...call: readonly unknown[]): ChainFlow {
    return this.#then(waitNode(placed(call)))
  }

  choice(...call: readonly unknown[]): ChainFlow {
    return this.#then(choiceNode(placed(call), (at) => new ChainFlow(emptyDraft('an arm', modifiersOfEdge, at))))
  }

  loop(...call: readonly unknown[]): ChainFlow {
    const openBody = (at: SourceLocation): ChainFlow => new ChainFlow(emptyDraft("a loop's body", [], at))
    const openArm = (at: SourceLocation): ChainFlow => new ChainFlow(emptyDraft('an arm', modifiersOfEdge, at))
    const { body, choice } = loopOf(placed(call), openBody, openArm)
    return new ChainFlow(withStep(withPiece(this.#draft, body, null), choice))
  }

  map(...call: readonly unknown[]): ChainFlow {
    const open = (at: SourceLocation): ChainFlow =>
      new ChainFlow(emptyDraft("a map's body", modifiersOfItems.inline, at))
    return this.#then(mapNode(placed(call), open))
  }

  distributedMap(...call: readonly unknown[]): ChainFlow {
    const open = (at: SourceLocation): ChainFlow =>
      new ChainFlow(emptyDraft("a map's body", modifiersOfItems.distributed, at))
    return this.#then(distributedMapNode(placed(call), open))
  }

  parallel(...call: readonly unknown[]): ChainFlow {
    return this.#then(parallelNode(placed(call), (at) => new ChainFlow(emptyDraft('a branch', ['comment'], at))))
  }

  use(...call: readonly unknown[]): object {
    const { given, at } = placed(call)
    const [fragment, options] = given
    if (!isPiece(fragment)) throw problem(notAFragment(describe(fragment)), at)
    const { sequence } = fragment[pieceKey]
    const prefix = prefixOf(options, at)
    const draft = withPiece(this.#draft, prefix === '' ? sequence : prefixStates(sequence, prefix), at)
    if (sequence.goto !== null) return finishedFlow(draft, sequence.goto)
    return sequence.closed ? finishedFlow(draft, 'closed') : new ChainFlow(draft)
  }

  fail(...call: readonly unknown[]): object {
    return finishedFlow(withStep(this.#draft, failNode(placed(call))), 'open')
  }

  goto(...call: readonly unknown[]): object {
    const { given, at } = placed(call)
    return finishedFlow(this.#draft, Object.freeze({ name: stateName(given[0], at), at }))
  }

  succeed(...call: readonly unknown[]): object {
    const node = succeedNode(placed(call))
    return node === null ? finishedFlow(this.#draft, 'closed') : finishedFlow(withStep(this.#draft, node), 'open')
  }

  retry(...call: readonly unknown[]): ChainFlow {
    const { given, at } = placed(call)
    const node = this.#failable('retry', at)
    const retry = Object.freeze([...node.retry, retryNode(given[0], given[1], at)])
    return new ChainFlow(withLastStep(this.#draft, Object.freeze({ ...node, retry }), []))
  }

  catch(...call: readonly unknown[]): ChainFlow {
    const { given, at } = placed(call)
    const node = this.#failable('catch', at)
    const handler = catchNode(node, given, at)
    const changed = Object.freeze({ ...node, catch: Object.freeze([...node.catch, handler]) })
    return new ChainFlow(withLastStep(this.#draft, changed, statesIn(handler.target)))
  }

  timeout(...call: readonly unknown[]): ChainFlow {
    return this.#limit('timeout', placed(call))
  }

  heartbeat(...call: readonly unknown[]): ChainFlow {
    return this.#limit('heartbeat', placed(call))
  }

  credentials(...call: readonly unknown[]): ChainFlow {
    const { given, at } = placed(call)
    const node = this.#holderOf('credentials', at)
    if (node?.kind !== 'Task') throw problem(modifierMisplaced('credentials', this.#holder()), at)
    if (node.roleArn !== null) throw problem(modifierTwice('credentials', `'${node.name}'`), at)
    const roleArn = textValue(given[0], `the role of '${node.name}'`, at)
    return new ChainFlow(withLastStep(this.#draft, Object.freeze({ ...node, roleArn }), []))
  }

  assign(...call: readonly unknown[]): ChainFlow {
    const { given, at } = placed(call)
    return this.#set('assign', expressionValue(given[0], `the variables of ${this.#holder()}`, at), at)
  }

  output(...call: readonly unknown[]): ChainFlow {
    const { given, at } = placed(call)
    return this.#set('output', expressionValue(given[0], `the output of ${this.#holder()}`, at), at)
  }

  itemSelector(...call: readonly unknown[]): ChainFlow {
    const { given, at } = placed(call)
    return this.#set('itemSelector', itemSelectorValue(given[0], `the item selector of ${this.#holder()}`, at), at)
  }

  itemBatcher(...call: readonly unknown[]): ChainFlow {
    const { given, at } = placed(call)
    return this.#set('itemBatcher', itemBatcherNode(given[0], at), at)
  }

  comment(...call: readonly unknown[]): ChainFlow {
    const { given, at } = placed(call)
    const [text] = given
    if (typeof text !== 'string') throw problem(otherKind('a comment', 'text', describe(text)), at)
    return this.#set('comment', text, at)
  }

  #then(node: State): ChainFlow {
    return new ChainFlow(withStep(this.#draft, node))
  }

  /** What a modifier would refer to, in words. */
  #holder(): string {
    const { last, start, steps } = this.#draft
    const step = steps.at(-1)
    if (last === 'start') return start.what
    return last === 'step' && step !== undefined ? `'${step.name}'` : 'a used fragment'
  }

  /** The state that a modifier refers to, or `null` for the flow's start. */
  #holderOf(modifier: Modifier, at: SourceLocation): State | null {
    const { last, start, steps } = this.#draft
    const step = last === 'step' ? steps.at(-1) : undefined
    const takes = last === 'start' ? start.takes : step === undefined ? [] : modifiersOf[step.kind]
    if (!takes.includes(modifier)) throw problem(modifierMisplaced(modifier, this.#holder()), at)
    return step ?? null
  }

  #failable(modifier: 'retry' | 'catch', at: SourceLocation): Failable {
    const node = this.#holderOf(modifier, at)
    if (node === null || !('catch' in node)) throw problem(modifierMisplaced(modifier, this.#holder()), at)
    return node
  }

  #limit(modifier: 'timeout' | 'heartbeat', { given, at }: PlacedCall): ChainFlow {
    const node = this.#holderOf(modifier, at)
    if (node?.kind !== 'Task') throw problem(modifierMisplaced(modifier, this.#holder()), at)
    const field = modifier === 'timeout' ? 'timeoutSeconds' : 'heartbeatSeconds'
    if (node[field] !== null) throw problem(modifierTwice(modifier, `'${node.name}'`), at)
    const value = spanValue(given[0], `The ${modifier} of '${node.name}'`, timeRange, at)
    const changed = Object.freeze({ ...node, [field]: value })
    const [timeout, heartbeat] = [fixedSeconds(changed.timeoutSeconds), fixedSeconds(changed.heartbeatSeconds)]
    if (timeout !== null && heartbeat !== null && heartbeat >= timeout) {
      throw problem(heartbeatTooLong(node.name, heartbeat, timeout), at)
    }
    return new ChainFlow(withLastStep(this.#draft, changed, []))
  }

  #set(field: SetField, value: Value | ItemBatcherNode | string, at: SourceLocation): ChainFlow {
    const node = this.#holderOf(field, at)
    const holder: { readonly [Field in typeof field]?: unknown } = node ?? this.#draft.start
    if (holder[field] !== null) throw problem(modifierTwice(field, this.#holder()), at)
    if (node === null) {
      const start = Object.freeze({ ...this.#draft.start, [field]: value })
      return new ChainFlow(Object.freeze({ ...this.#draft, start }))
    }
    // The table of modifiers says that this kind of state has the field.
    const changed = Object.freeze({ ...node, [field]: value }) as State
    return new ChainFlow(withLastStep(this.#draft, changed, []))
  }
}

function catchNode(node: Failable, [errors, handler]: readonly unknown[], at: SourceLocation): CatchNode<ChainForm> {
  const what = `A handler of '${node.name}'`
  const start = new ChainFlow(emptyDraft('a handler', modifiersOfEdge, at))
  const { sequence, assign, output, comment } = pieceOf(callBack(handler, what, at, start), what, at)
  return Object.freeze({ errorEquals: errorNames(errors, 'catch', at), assign, output, target: sequence, comment, at })
}

function prefixOf(options: unknown, at: SourceLocation): string {
  if (options === undefined) return ''
  if (typeof options === 'object' && options !== null && 'prefix' in options && typeof options.prefix === 'string') {
    return options.prefix
  }
  throw problem(otherKind("'use'", "{ prefix: '…' }", describe(options)), at)
}

function fixedSeconds(value: Value | null): number | null {
  const known = value?.kind === 'Constant' ? value.value : null
  return known?.kind === 'Json' && typeof known.value === 'number' ? known.value : null
}
