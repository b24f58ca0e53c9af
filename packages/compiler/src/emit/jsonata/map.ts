import type { JsonObject, MapState, StatesBlock } from '@stepwright/asl'
import type { GraphForm, ItemBatcherNode, ItemReaderNode, MapNode, ResultWriterNode } from '@stepwright/dsl'
import { given, numeric } from '../field.ts'
import { processorConfig } from '../processor-config.ts'
import { emitReaderConfig } from '../reader-config.ts'
import type { Emission } from './emission.ts'
import { beforeWork } from './place.ts'

/** What a Map goes over, in what portions and how; `states` are those of its processor. */
export function emitIteration(
  emission: Emission,
  node: MapNode<GraphForm>,
  states: StatesBlock,
): Omit<MapState, 'Type'> {
  const { itemReader = null, itemBatcher = null, resultWriter = null } = node.distributed ?? {}
  const { toleratedFailureCount = null, toleratedFailurePercentage = null, label = null } = node.distributed ?? {}
  return {
    ...emission.value('Items', node.items, beforeWork),
    ...given('ItemReader', itemReader && emitReader(emission.at('ItemReader'), itemReader)),
    ...emission.value('ItemSelector', node.itemSelector, beforeWork),
    ...given('ItemBatcher', itemBatcher && emitBatcher(emission.at('ItemBatcher'), itemBatcher)),
    ...numeric(emission.value('MaxConcurrency', node.maxConcurrency, beforeWork)),
    ...numeric(emission.value('ToleratedFailureCount', toleratedFailureCount, beforeWork)),
    ...numeric(emission.value('ToleratedFailurePercentage', toleratedFailurePercentage, beforeWork)),
    ...given('Label', label),
    ItemProcessor: { ProcessorConfig: processorConfig(node), ...states },
    ...given('ResultWriter', resultWriter && emitWriter(emission.at('ResultWriter'), resultWriter)),
  }
}

function emitReader(emission: Emission, reader: ItemReaderNode): JsonObject {
  emission.mark(reader.at)
  const config = {
    ...emitReaderConfig(reader.config),
    ...emission.at('ReaderConfig').value('MaxItems', reader.maxItems, beforeWork),
  }
  return {
    Resource: `arn:aws:states:::s3:${reader.action}`,
    ...given('ReaderConfig', Object.keys(config).length > 0 ? config : null),
    ...emission.value('Arguments', reader.arguments, beforeWork),
  }
}

function emitBatcher(emission: Emission, batcher: ItemBatcherNode): JsonObject {
  emission.mark(batcher.at)
  return {
    ...emission.value('MaxItemsPerBatch', batcher.maxItemsPerBatch, beforeWork),
    ...emission.value('MaxInputBytesPerBatch', batcher.maxInputBytesPerBatch, beforeWork),
    ...emission.value('BatchInput', batcher.batchInput, beforeWork),
  }
}

function emitWriter(emission: Emission, writer: ResultWriterNode): JsonObject {
  emission.mark(writer.at)
  const config = { ...given('Transformation', writer.transformation), ...given('OutputType', writer.outputType) }
  return {
    ...given('Resource', writer.arguments && 'arn:aws:states:::s3:putObject'),
    ...given('WriterConfig', Object.keys(config).length > 0 ? config : null),
    ...emission.value('Arguments', writer.arguments, beforeWork),
  }
}
