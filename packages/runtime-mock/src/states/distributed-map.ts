import type { JsonObject, JsonValue, MapState } from '@stepwright/asl'
import { effectiveInput } from '../data/json-path-flow.ts'
import { causeIn } from '../data/json-path-scope.ts'
import { evaluateJsonataField } from '../data/jsonata-field.ts'
import { wholeNumber } from '../data/number-field.ts'
import { fillTemplate } from '../data/payload-template.ts'
import { failed, runtimeFailure, succeeded, taskFailure, type Outcome, type StateFailure } from '../machine/failure.ts'
import type { ReaderRequest } from '../services/item-reader.ts'
import { planWriter, type WriterPlan } from './result-writer.ts'
import { fail, type Move, type VisitScope } from './interpreter.ts'
import { batchesOf, closed, planBatches, type BatchPlan } from './item-batches.ts'
import { iterationInputs, itemsOrPairsOf } from './map-items.ts'
import { maxConcurrency } from './max-concurrency.ts'

/** How many child executions a Map Run has at once when its definition asks for more, or sets no limit. */
const defaultConcurrency = 10_000

/** How a Map Run is to go, once its fields are evaluated. */
export interface MapRunPlan {
  readonly reader: ReaderRequest | null
  readonly maxConcurrency: number
  readonly toleratedCount: number | null
  readonly toleratedPercentage: number | null
  /** What becomes of the results; null for a Map that says nothing of it. */
  readonly writer: WriterPlan | null
}

/** What one child execution gets: an item, or a batch of them. */
export interface ChildInput {
  readonly input: JsonValue
  /** How many items it stands for; tolerance counts items. */
  readonly items: number
}

/** Enters a distributed Map: its items, unless a reader fetches them. */
export function enterDistributed(state: MapState, scope: VisitScope): Move {
  if (state.ItemReader !== undefined) return { kind: 'map run', given: null }
  const items = itemsOrPairsOf(state, scope)
  return items.ok ? { kind: 'map run', given: items.value } : fail(items.failure)
}

/** How a Map Run fails once more of its items have failed than it tolerates. */
export const thresholdExceeded: StateFailure = taskFailure(
  'States.ExceedToleratedFailureThreshold',
  'The specified tolerated failure threshold was exceeded',
)

/** Whether so many failed items are too many. Without a tolerance, one is. */
export function exceedsTolerance(
  { toleratedCount, toleratedPercentage }: Pick<MapRunPlan, 'toleratedCount' | 'toleratedPercentage'>,
  failedItems: number,
  totalItems: number,
): boolean {
  if (failedItems === 0) return false
  const isOverCount = toleratedCount !== null && failedItems > toleratedCount
  const isOverPercentage = toleratedPercentage !== null && (100 * failedItems) / totalItems > toleratedPercentage
  return isOverCount || isOverPercentage || (toleratedCount === null && toleratedPercentage === null)
}

/** Evaluates what AWS evaluates after MapStateStarted. */
export function planMapRun(state: MapState, scope: VisitScope): Outcome<MapRunPlan> {
  const limit = maxConcurrency(state, scope, defaultConcurrency)
  if (!limit.ok) return limit
  const count = wholeNumber(state, 'ToleratedFailureCount', scope)
  if (!count.ok) return count
  if ((count.value ?? 0) < 0) return refuse(scope, 'ToleratedFailureCount cannot be negative.')
  const percentage = wholeNumber(state, 'ToleratedFailurePercentage', scope)
  if (!percentage.ok) return percentage
  if ((percentage.value ?? 0) < 0 || (percentage.value ?? 0) > 100) {
    return refuse(scope, 'ToleratedFailurePercentage must be between 0 and 100.')
  }
  const reader = state.ItemReader === undefined ? succeeded(null) : readerRequest(state, state.ItemReader, scope)
  if (!reader.ok) return reader
  const writer = planWriter(state, (holder) => argumentsOf(state, holder, 'ResultWriter', scope))
  if (!writer.ok) return writer
  return succeeded({
    reader: reader.value,
    maxConcurrency: limit.value,
    toleratedCount: count.value,
    toleratedPercentage: percentage.value,
    writer: writer.value,
  })
}

/** A page of the items of a Map Run; most runs have one. */
export interface ItemPage {
  readonly items: readonly JsonValue[]
  /** The number of its first item. */
  readonly from: number
  /** What `$$.Map.Item.Source` says. */
  readonly source: string
  /** Whether they are members of an object: `$$.Map.Item` has their keys. */
  readonly arePairs: boolean
  readonly isLast: boolean
}

/** What the children for a page get. */
export interface PageInputs {
  readonly children: readonly ChildInput[]
  /** How items are batched, evaluated with the first page; null without an ItemBatcher. */
  readonly batches: BatchPlan | null
  /** Items that do not fill a batch yet. */
  readonly openBatch: readonly JsonValue[]
}

/**
 * The inputs of child executions: ItemSelector for each item, then batches.
 *
 * @param before what the page before left
 */
export function childInputs(
  state: MapState,
  scope: VisitScope,
  page: ItemPage,
  before: Pick<PageInputs, 'batches' | 'openBatch'> = { batches: null, openBatch: [] },
): Outcome<PageInputs> {
  const inputs = iterationInputs(state, scope, page.items, page)
  if (!inputs.ok) return inputs
  const batcher = state.ItemBatcher
  if (batcher === undefined) {
    const children = inputs.value.map((input) => ({ input, items: 1 }))
    return succeeded({ children, batches: null, openBatch: [] })
  }
  const evaluate = (template: JsonValue, location: string): Outcome<JsonValue> =>
    evaluated(template, location, state, scope)
  const plan = before.batches === null ? planBatches(state, batcher, scope, evaluate) : succeeded(before.batches)
  if (!plan.ok) return plan
  const { full, open } = batchesOf([...before.openBatch, ...inputs.value], plan.value)
  const isRest = page.isLast && open.length > 0
  const children = isRest ? [...full, closed(open, plan.value)] : full
  scope.observe(
    'afterItemBatcher',
    children.map(({ input }) => input),
  )
  return succeeded({ children, batches: plan.value, openBatch: page.isLast ? [] : open })
}

function readerRequest(state: MapState, reader: JsonObject, scope: VisitScope): Outcome<ReaderRequest> {
  const place = argumentsOf(state, reader, 'ItemReader', scope)
  if (!place.ok) return place
  const config = objectAt(reader, 'ReaderConfig')
  const maxItems = wholeNumber(state, 'MaxItems', scope, { fields: config, location: 'ItemReader/ReaderConfig/' })
  if (!maxItems.ok) return maxItems
  const { Bucket, Key, Prefix, VersionId } = place.value
  const isListing = typeof reader['Resource'] === 'string' && reader['Resource'].endsWith(':s3:listObjectsV2')
  return succeeded({
    state: scope.visit.state,
    action: isListing ? 'listObjectsV2' : 'getObject',
    bucket: typeof Bucket === 'string' ? Bucket : '',
    key: typeof Key === 'string' ? Key : typeof Prefix === 'string' ? Prefix : '',
    ...(!isListing && typeof VersionId === 'string' && { versionId: VersionId }),
    config,
    maxItems: maxItems.value ?? 0,
    nowMs: scope.nowMs,
  })
}

function argumentsOf(state: MapState, holder: JsonObject, field: string, scope: VisitScope): Outcome<JsonObject> {
  const name = scope.language === 'JSONata' ? 'Arguments' : 'Parameters'
  // An object template gives an object.
  return evaluated(objectAt(holder, name), `${field}/${name}`, state, scope) as Outcome<JsonObject>
}

function evaluated(template: JsonValue, location: string, state: MapState, scope: VisitScope): Outcome<JsonValue> {
  if (scope.language === 'JSONata') return evaluateJsonataField(template, location, scope)
  const input = effectiveInput(state, scope)
  return input.ok ? fillTemplate(template, input.value, scope) : input
}

function objectAt(holder: JsonObject, name: string): JsonObject {
  const value = holder[name]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

function refuse(scope: VisitScope, text: string): Outcome<never> {
  return failed(runtimeFailure(causeIn(scope, text)))
}
