import type { JsonObject, MapState } from '@stepwright/asl'
import type { GraphForm, MapNode, Value } from '@stepwright/dsl'
import { needsPath } from '../../print/jsonpath/problem.ts'
import { templateObject } from '../../print/jsonpath/template.ts'
import { given } from '../field.ts'
import { beforeWork } from '../jsonata/place.ts'
import type { Owner } from '../notes.ts'
import { emitReaderConfig } from '../reader-config.ts'
import { emitNumber, inputOnly, type Entry } from './arguments.ts'
import type { PathEmission, Use } from './emission.ts'

type Distributed = NonNullable<MapNode<GraphForm>['distributed']>
type Reader = NonNullable<Distributed['itemReader']>
type Batcher = NonNullable<Distributed['itemBatcher']>
type Writer = NonNullable<Distributed['resultWriter']>

/** Where the items of a distributed Map come from, and how they are put together. */
export function emitReading(
  emission: PathEmission,
  node: MapNode<GraphForm>,
  entry: Entry,
): Pick<MapState, 'ItemReader' | 'ItemBatcher'> {
  const { itemReader = null, itemBatcher = null } = node.distributed ?? {}
  return {
    ...given('ItemReader', itemReader && emitReader(emission.at('ItemReader'), itemReader, node, entry)),
    ...given('ItemBatcher', itemBatcher && emitBatcher(emission.at('ItemBatcher'), itemBatcher, node, entry)),
  }
}

/** What a distributed Map tolerates, what it is called, and where its results go. */
export function emitRunning(
  emission: PathEmission,
  node: MapNode<GraphForm>,
  entry: Entry,
): Pick<MapState, 'ResultWriter' | 'Label' | 'ToleratedFailureCount' | 'ToleratedFailurePercentage'> {
  const { distributed } = node
  return distributed === null ? {} : emitTolerance(emission, distributed, node, entry)
}

function emitTolerance(
  emission: PathEmission,
  { toleratedFailureCount, toleratedFailurePercentage, label, resultWriter }: Distributed,
  node: Owner,
  entry: Entry,
): Pick<MapState, 'ResultWriter' | 'Label' | 'ToleratedFailureCount' | 'ToleratedFailurePercentage'> {
  const count = useOf('The number of tolerated failures', node, toleratedFailureCount)
  const percentage = useOf('The share of tolerated failures', node, toleratedFailurePercentage)
  return {
    ...emitNumber(emission, 'ToleratedFailureCount', toleratedFailureCount, count, entry),
    ...emitNumber(emission, 'ToleratedFailurePercentage', toleratedFailurePercentage, percentage, entry),
    ...given('Label', label),
    ...given('ResultWriter', resultWriter && emitWriter(emission.at('ResultWriter'), resultWriter, node)),
  }
}

function emitReader(emission: PathEmission, reader: Reader, node: Owner, entry: Entry): JsonObject {
  emission.mark(reader.at)
  const maxItems = useOf('The number of items', node, reader.maxItems)
  const config = {
    ...emitReaderConfig(reader.config),
    ...emitNumber(emission.at('ReaderConfig'), 'MaxItems', reader.maxItems, maxItems, entry),
  }
  return {
    Resource: `arn:aws:states:::s3:${reader.action}`,
    ...given('ReaderConfig', Object.keys(config).length > 0 ? config : null),
    ...emitTemplate(emission, 'Parameters', reader.arguments, useOf('The source of the items', node, reader.arguments)),
  }
}

function emitBatcher(emission: PathEmission, batcher: Batcher, node: Owner, entry: Entry): JsonObject {
  emission.mark(batcher.at)
  const { maxItemsPerBatch, maxInputBytesPerBatch, batchInput } = batcher
  const most = useOf('The size of the batches', node, maxItemsPerBatch)
  const bytes = useOf('The size of the batches', node, maxInputBytesPerBatch)
  return {
    ...emitNumber(emission, 'MaxItemsPerBatch', maxItemsPerBatch, most, entry),
    ...emitNumber(emission, 'MaxInputBytesPerBatch', maxInputBytesPerBatch, bytes, entry),
    ...emitTemplate(emission, 'BatchInput', batchInput, useOf('The input of the batches', node, batchInput)),
  }
}

function emitWriter(emission: PathEmission, writer: Writer, node: Owner): JsonObject {
  emission.mark(writer.at)
  const config = { ...given('Transformation', writer.transformation), ...given('OutputType', writer.outputType) }
  return {
    ...given('Resource', writer.arguments && 'arn:aws:states:::s3:putObject'),
    ...emitTemplate(
      emission,
      'Parameters',
      writer.arguments,
      useOf('The place of the results', node, writer.arguments),
    ),
    ...given('WriterConfig', Object.keys(config).length > 0 ? config : null),
  }
}

/** A field that holds an object with paths in it. */
function emitTemplate<const Key extends string>(
  emission: PathEmission,
  key: Key,
  value: Value | null,
  use: Use,
): { readonly [K in Key]?: JsonObject } {
  if (value === null) return {}
  const form = emission.form(value, beforeWork, use)
  const template = emission.field(use, 'input', inputOnly, (sight) => templateObject(form, sight))
  // A computed key widens to `string` in TypeScript's eyes.
  if (template !== null) return emission.placed({ [key]: template } as { readonly [K in Key]: JsonObject }, value.at)
  emission.report([needsPath('a computed value', 'Write an object literal that names each member.')], use)
  return {}
}

const useOf = (what: string, node: Owner, value: Value | null): Use => ({
  what: `${what} of '${node.name}'`,
  at: value?.at ?? node.at,
})
