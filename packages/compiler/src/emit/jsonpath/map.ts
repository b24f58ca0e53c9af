import type { ItemProcessor, JsonObject, MapState } from '@stepwright/asl'
import type { GraphForm, ItemBatcherNode, ItemReaderNode, MapNode, ResultWriterNode, Value } from '@stepwright/dsl'
import { path } from '../../print/jsonpath/form.ts'
import { needsPath } from '../../print/jsonpath/problem.ts'
import { templateObject } from '../../print/jsonpath/template.ts'
import { given } from '../field.ts'
import { beforeWork } from '../jsonata/place.ts'
import { processorConfig, readerConfig, readerResource, writerConfig, writerResource } from '../map-data.ts'
import { emitItems, emitNumber, type Entry } from './arguments.ts'
import type { PathEmission, Use } from './emission.ts'

const whole: Entry = { fields: {}, from: path('input') }

/** What a Map iterates over, in what portions, and how; the processor is the caller's to emit. */
export function emitIteration(
  emission: PathEmission,
  node: MapNode<GraphForm>,
): Omit<MapState, 'Type' | 'ItemProcessor'> & { readonly ItemProcessor: Pick<ItemProcessor, 'ProcessorConfig'> } {
  const { distributed, name } = node
  const { entry, ItemSelector, ItemsPath } = emitItems(emission, node)
  const number = (key: 'MaxConcurrency' | 'ToleratedFailureCount' | 'ToleratedFailurePercentage', value: Value | null, what: string) =>
    emitNumber(emission, key, value, { what: `${what} of '${name}'`, at: value?.at ?? node.at }, entry)
  const at = { name, at: node.at }
  return {
    ...entry.fields,
    ...given('ItemsPath', ItemsPath ?? null),
    ...given('ItemReader', distributed?.itemReader ? emitReader(emission.at('ItemReader'), distributed.itemReader, at) : null),
    ...given('ItemSelector', ItemSelector ?? null),
    ...given(
      'ItemBatcher',
      distributed?.itemBatcher ? emitBatcher(emission.at('ItemBatcher'), distributed.itemBatcher, at, entry) : null,
    ),
    ...number('MaxConcurrency', node.maxConcurrency, 'The concurrency'),
    ...number('ToleratedFailureCount', distributed?.toleratedFailureCount ?? null, 'The tolerated failure count'),
    ...number('ToleratedFailurePercentage', distributed?.toleratedFailurePercentage ?? null, 'The tolerated failure percentage'),
    ...given('Label', distributed?.label ?? null),
    ItemProcessor: { ProcessorConfig: processorConfig(distributed) },
    ...given('ResultWriter', distributed?.resultWriter ? emitWriter(emission.at('ResultWriter'), distributed.resultWriter, at) : null),
  }
}

interface Holder {
  readonly name: string
}

function emitReader(emission: PathEmission, node: ItemReaderNode, { name }: Holder): JsonObject {
  emission.mark(node.at)
  const use = { what: `The most items of '${name}'`, at: node.maxItems?.at ?? node.at }
  const maxItems = emitNumber(emission.at('ReaderConfig'), 'MaxItems', node.maxItems, use, whole)
  return {
    Resource: readerResource(node),
    ...readerConfig(node, maxItems),
    ...emitTemplate(emission, 'Parameters', node.arguments, `The place that '${name}' reads from`),
  }
}

function emitBatcher(emission: PathEmission, node: ItemBatcherNode, { name }: Holder, entry: Entry): JsonObject {
  emission.mark(node.at)
  const use = (what: string, value: Value | null): Use => ({ what: `${what} of '${name}'`, at: value?.at ?? node.at })
  const { maxItemsPerBatch: items, maxInputBytesPerBatch: bytes } = node
  return {
    ...emitNumber(emission, 'MaxItemsPerBatch', items, use('The items per batch', items), entry),
    ...emitNumber(emission, 'MaxInputBytesPerBatch', bytes, use('The bytes per batch', bytes), entry),
    ...emitTemplate(emission, 'BatchInput', node.batchInput, `The batch input of '${name}'`),
  }
}

function emitWriter(emission: PathEmission, node: ResultWriterNode, { name }: Holder): JsonObject {
  emission.mark(node.at)
  return {
    ...writerResource(node),
    ...writerConfig(node),
    ...emitTemplate(emission, 'Parameters', node.arguments, `The place that '${name}' writes to`),
  }
}

/** A field that takes an object whose members are spelled out. */
function emitTemplate<const Key extends string>(
  emission: PathEmission,
  key: Key,
  value: Value | null,
  what: string,
): { readonly [K in Key]?: JsonObject } {
  if (value === null) return {}
  const use = { what, at: value.at }
  const form = emission.form(value, beforeWork, use)
  const template = emission.field(use, 'input', inputOnly, (sight) => templateObject(form, sight))
  if (template === null) {
    emission.report([needsPath('a computed value', 'Write an object literal that names each member.')], use)
    return {}
  }
  // A computed key widens to `string` in TypeScript's eyes.
  return emission.placed({ [key]: template }, value.at) as { readonly [K in Key]?: JsonObject }
}

const inputOnly = 'Nothing but the input, the context and variables exists there.'
