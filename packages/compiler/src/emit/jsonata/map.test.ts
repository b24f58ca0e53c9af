import { kinds, type ExpressionNode, type ReaderConfigNode, type Sequence } from '@stepwright/dsl'
import { describe, expect, test } from 'vitest'
import { compileMachine } from '../../compile.ts'
import { at, constant, lowered, machine, map, pass, sequence } from '../../testing/nodes.ts'

const input = (key: string): ExpressionNode => ({
  kind: 'Property',
  object: { kind: 'Subject', kinds: kinds.object },
  key,
  kinds: kinds.number,
})
const distributed = {
  executionType: 'STANDARD',
  label: null,
  itemReader: null,
  itemBatcher: null,
  resultWriter: null,
  toleratedFailureCount: null,
  toleratedFailurePercentage: null,
} as const
const body = sequence([pass('Inner')])
const processor = (ExecutionType: string): object => ({
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
  StartAt: 'Inner',
  States: { Inner: { Type: 'Pass', End: true } },
})

/** The state `S`, of a machine in which the validator finds nothing. */
function stateOf(state: ReturnType<typeof map>): unknown {
  const compiled = compileMachine(machine([state]))
  expect(compiled).toMatchObject({ ok: true, diagnostics: [] })
  return compiled.ok ? compiled.definition.States['S'] : null
}

const nothing: ReaderConfigNode = {
  inputType: null,
  transformation: null,
  manifestType: null,
  csvDelimiter: null,
  csvHeaderLocation: null,
  csvHeaders: null,
  itemsPointer: null,
}

describe('a distributed map', () => {
  test('says everything in one order, computed or fixed, and each part has its place', () => {
    const state = map('S', body, {
      items: null,
      itemSelector: constant({ a: 1 }, 2),
      maxConcurrency: constant(10, 3),
      distributed: {
        executionType: 'EXPRESS',
        label: 'rows',
        itemReader: {
          action: 'getObject',
          arguments: constant({ Bucket: 'b', Key: 'k' }, 4),
          config: { ...nothing, inputType: 'CSV', csvDelimiter: 'TAB', csvHeaderLocation: 'GIVEN', csvHeaders: ['a'] },
          maxItems: lowered(input('most'), 5),
          at: at(6),
        },
        itemBatcher: {
          maxItemsPerBatch: lowered(input('each'), 7),
          maxInputBytesPerBatch: constant(1000, 8),
          batchInput: constant({ day: 'monday' }, 9),
          at: at(10),
        },
        toleratedFailureCount: lowered(input('bad'), 11),
        toleratedFailurePercentage: constant(2.5, 12),
        resultWriter: {
          arguments: constant({ Bucket: 'results' }, 13),
          transformation: 'COMPACT',
          outputType: 'JSONL',
          at: at(14),
        },
      },
    })
    expect(JSON.stringify(stateOf(state), null, 1)).toBe(
      JSON.stringify(
        {
          Type: 'Map',
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: {
              InputType: 'CSV',
              CSVDelimiter: 'TAB',
              CSVHeaderLocation: 'GIVEN',
              CSVHeaders: ['a'],
              MaxItems: '{% $states.input.most %}',
            },
            Arguments: { Bucket: 'b', Key: 'k' },
          },
          ItemSelector: { a: 1 },
          ItemBatcher: {
            MaxItemsPerBatch: '{% $states.input.each %}',
            MaxInputBytesPerBatch: 1000,
            BatchInput: { day: 'monday' },
          },
          MaxConcurrency: 10,
          ToleratedFailureCount: '{% $states.input.bad %}',
          ToleratedFailurePercentage: 2.5,
          Label: 'rows',
          ItemProcessor: processor('EXPRESS'),
          ResultWriter: {
            Resource: 'arn:aws:states:::s3:putObject',
            WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
            Arguments: { Bucket: 'results' },
          },
          End: true,
        },
        null,
        1,
      ),
    )
    const compiled = compileMachine(machine([state]))
    const places = Object.entries(compiled.ok ? compiled.sourceMap.pointers : {})
    expect(places.map(([pointer, { line }]) => `${pointer} ${line}`).sort()).toMatchInlineSnapshot(`
      [
        " 1",
        "/States/S 1",
        "/States/S/ItemBatcher 10",
        "/States/S/ItemBatcher/BatchInput 9",
        "/States/S/ItemBatcher/MaxInputBytesPerBatch 8",
        "/States/S/ItemBatcher/MaxItemsPerBatch 7",
        "/States/S/ItemProcessor/States/Inner 1",
        "/States/S/ItemReader 6",
        "/States/S/ItemReader/Arguments 4",
        "/States/S/ItemReader/ReaderConfig/MaxItems 5",
        "/States/S/ItemSelector 2",
        "/States/S/MaxConcurrency 3",
        "/States/S/ResultWriter 14",
        "/States/S/ResultWriter/Arguments 13",
        "/States/S/ToleratedFailureCount 11",
        "/States/S/ToleratedFailurePercentage 12",
      ]
    `)
  })

  test.each([
    ['getObject', { inputType: 'JSON', itemsPointer: '/a/b' }, { InputType: 'JSON', ItemsPointer: '/a/b' }],
    ['getObject', { inputType: 'JSONL' }, { InputType: 'JSONL' }],
    ['getObject', { inputType: 'PARQUET' }, { InputType: 'PARQUET' }],
    ['getObject', { manifestType: 'S3_INVENTORY' }, { ManifestType: 'S3_INVENTORY' }],
    [
      'getObject',
      { inputType: 'JSONL', manifestType: 'ATHENA_DATA' },
      { InputType: 'JSONL', ManifestType: 'ATHENA_DATA' },
    ],
    [
      'listObjectsV2',
      { inputType: 'JSONL', transformation: 'LOAD_AND_FLATTEN' },
      { InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN' },
    ],
    ['listObjectsV2', {}, undefined],
  ] as const)('%s %j', (action, config, ReaderConfig) => {
    const place = action === 'getObject' ? { Bucket: 'b', Key: 'k' } : { Bucket: 'b', Prefix: 'p/' }
    const itemReader = {
      action,
      arguments: constant(place),
      config: { ...nothing, ...config },
      maxItems: null,
      at: at(1),
    }
    const state = map('S', body, { items: null, distributed: { ...distributed, itemReader } })
    expect(stateOf(state)).toEqual({
      Type: 'Map',
      ItemReader: {
        Resource: `arn:aws:states:::s3:${action}`,
        ...(ReaderConfig === undefined ? {} : { ReaderConfig }),
        Arguments: place,
      },
      ItemProcessor: processor('STANDARD'),
      End: true,
    })
  })

  test('may only give its result another form', () => {
    const resultWriter = { arguments: null, transformation: 'FLATTEN', outputType: null, at: at(1) } as const
    expect(stateOf(map('S', body, { distributed: { ...distributed, resultWriter } }))).toEqual({
      Type: 'Map',
      Items: [],
      ItemProcessor: processor('STANDARD'),
      ResultWriter: { WriterConfig: { Transformation: 'FLATTEN' } },
      End: true,
    })
  })
})

describe('the body of a distributed map', () => {
  const readsLimit = pass('Inner', { output: lowered({ kind: 'Variable', name: 'limit', kinds: kinds.number }, 20) })
  const flow = (inside: Sequence) =>
    compileMachine(machine([pass('Before', { assign: constant({ limit: 3 }) }), map('S', inside, { distributed })]))

  test('does not see the variables around it', () => {
    expect(flow(sequence([readsLimit])).diagnostics).toEqual([
      {
        code: 'SW1110',
        severity: 'error',
        message:
          "State 'Inner' reads the variable 'limit', which is out of reach: the body of the distributed map 'S' runs in an execution of its own.",
        hint: "Hand it on with the map's itemSelector, or with the batchInput of its itemBatcher.",
        location: at(20),
      },
    ])
  })

  test('may have variables of their names, which a parallel in it sees', () => {
    expect(flow(sequence([pass('Own', { assign: constant({ limit: 1 }) }), readsLimit])).diagnostics).toEqual([])
  })
})
