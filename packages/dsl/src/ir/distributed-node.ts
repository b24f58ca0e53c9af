import type { SourceLocation } from '@stepwright/asl'
import type { Value } from './value.ts'

/** What a distributed Map has besides: each of its items, or batches of them, is an execution of its own. */
export interface DistributedNode {
  readonly executionType: 'STANDARD' | 'EXPRESS'
  readonly label: string | null
  /** Where the items come from, when not from the state's input. */
  readonly itemReader: ItemReaderNode | null
  readonly itemBatcher: ItemBatcherNode | null
  readonly resultWriter: ResultWriterNode | null
  readonly toleratedFailureCount: Value | null
  readonly toleratedFailurePercentage: Value | null
}

/** `ItemReader`: what is read, and how. */
export interface ItemReaderNode {
  readonly action: 'getObject' | 'listObjectsV2'
  /** Where the object or the listing is. */
  readonly arguments: Value
  readonly config: ReaderConfigNode
  readonly maxItems: Value | null
  readonly at: SourceLocation
}

/** `ReaderConfig` without `MaxItems`: all of it is fixed. */
export interface ReaderConfigNode {
  readonly inputType: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET' | null
  readonly transformation: 'LOAD_AND_FLATTEN' | null
  readonly manifestType: 'ATHENA_DATA' | 'S3_INVENTORY' | null
  readonly csvDelimiter: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB' | null
  readonly csvHeaderLocation: 'FIRST_ROW' | 'GIVEN' | null
  readonly csvHeaders: readonly string[] | null
  readonly itemsPointer: string | null
}

/** `ItemBatcher`; at least one of the two maxima is set. */
export interface ItemBatcherNode {
  readonly maxItemsPerBatch: Value | null
  readonly maxInputBytesPerBatch: Value | null
  readonly batchInput: Value | null
  readonly at: SourceLocation
}

/** `ResultWriter`. Without arguments nothing is exported: the result is only given another form. */
export interface ResultWriterNode {
  readonly arguments: Value | null
  readonly transformation: 'NONE' | 'COMPACT' | 'FLATTEN' | null
  readonly outputType: 'JSON' | 'JSONL' | null
  readonly at: SourceLocation
}
