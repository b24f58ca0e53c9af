import type { JsonObject } from '@stepwright/asl'
import type { GraphForm, MapNode } from '@stepwright/dsl'
import { given } from './field.ts'

type Distributed = NonNullable<MapNode<GraphForm>['distributed']>
type ReaderConfig = NonNullable<Distributed['itemReader']>['config']

/** `ReaderConfig` without `MaxItems`, which both query languages write alike. */
export function emitReaderConfig(config: ReaderConfig): JsonObject {
  return {
    ...given('InputType', config.inputType),
    ...given('Transformation', config.transformation),
    ...given('ManifestType', config.manifestType),
    ...given('CSVDelimiter', config.csvDelimiter),
    ...given('CSVHeaderLocation', config.csvHeaderLocation),
    ...given('CSVHeaders', config.csvHeaders),
    ...given('ItemsPointer', config.itemsPointer),
  }
}
