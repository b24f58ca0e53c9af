import { expect, test } from 'vitest'
import { jsonPathOf } from '../../print/jsonpath/testing/run-value.ts'
import { loweredValues } from '../../print/jsonpath/testing/lowered-values.ts'
import { at, constant, map, pass, sequence } from '../../testing/nodes.ts'

const f = loweredValues({
  delay: ['OfInput', '(f) => f.delay'],
  object: ['OfInput', "(f) => ({ Bucket: 'b', Key: f.key })"],
  item: ['OfInput', '(f, { context }) => ({ id: context.Map.Item.Value.id, at: context.Map.Item.Index, of: f.key })'],
  picked: ['OfInput', '(f) => ({ key: f.key, size: f.size })'],
})

test('a distributed map reads, batches, tolerates and writes', () => {
  const state = map('S', sequence([pass('Inner')]), {
    items: null,
    itemSelector: f.item,
    maxConcurrency: constant(100),
    distributed: {
      executionType: 'EXPRESS',
      label: 'rows',
      itemReader: {
        action: 'getObject',
        arguments: f.object,
        config: {
          inputType: 'CSV',
          transformation: null,
          manifestType: null,
          csvDelimiter: 'PIPE',
          csvHeaderLocation: 'GIVEN',
          csvHeaders: ['a', 'b'],
          itemsPointer: null,
        },
        maxItems: f.delay,
        at: at(90),
      },
      itemBatcher: { maxItemsPerBatch: constant(10), maxInputBytesPerBatch: null, batchInput: f.picked, at: at(91) },
      resultWriter: { arguments: f.object, transformation: 'COMPACT', outputType: 'JSONL', at: at(92) },
      toleratedFailureCount: f.delay,
      toleratedFailurePercentage: constant(5),
    },
  })
  expect(jsonPathOf([state]).States['S']).toEqual({
    Type: 'Map',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: {
        InputType: 'CSV',
        CSVDelimiter: 'PIPE',
        CSVHeaderLocation: 'GIVEN',
        CSVHeaders: ['a', 'b'],
        MaxItemsPath: '$.delay',
      },
      Parameters: { Bucket: 'b', 'Key.$': '$.key' },
    },
    ItemBatcher: { MaxItemsPerBatch: 10, BatchInput: { 'key.$': '$.key', 'size.$': '$.size' } },
    ItemSelector: { 'id.$': '$$.Map.Item.Value.id', 'at.$': '$$.Map.Item.Index', 'of.$': '$.key' },
    MaxConcurrency: 100,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
      StartAt: 'Inner',
      States: { Inner: { Type: 'Pass', End: true } },
    },
    ToleratedFailureCountPath: '$.delay',
    ToleratedFailurePercentage: 5,
    Label: 'rows',
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: { Bucket: 'b', 'Key.$': '$.key' },
      WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
    },
    End: true,
  })
})
