import { expect, test } from 'vitest'
import { csv, json, jsonPairs, jsonl, parquet } from '../aws/item-formats.ts'
import { athenaManifest, s3Inventory, s3Objects } from '../aws/item-listings.ts'
import { s3Results } from '../aws/s3-results.ts'
import { readerNodeOf } from '../aws/item-reader.ts'
import { kinds, type ExpressionNode } from '../ir/expression.ts'
import { lowered } from '../lowered.ts'
import { pipeline } from '../pipeline.ts'
import { readMachine } from '../read-machine.ts'
import { compiled, withoutPlaces } from '../testing/by-hand.ts'
import { loose, loosePipeline, type Loose } from '../testing/loose.ts'
import { thrownBy } from '../testing/thrown-by.ts'

interface FileRef {
  bucket: string
  key: string
}
const place = compiled((file: FileRef) => ({ Bucket: file.bucket, Key: file.key }))
const flow = pipeline<FileRef>('Load')

test('a distributed map holds all that was said of it', () => {
  const machine = readMachine(
    flow
      .distributedMap(
        'Load all',
        csv({ headers: ['id'], delimiter: 'TAB' }).from(place, { maxItems: 10 }),
        (row) =>
          row
            .itemSelector(compiled((item: { id: string }) => item.id))
            .itemBatcher({ maxItemsPerBatch: 5, maxInputBytesPerBatch: 1000, batchInput: { day: 'monday' } })
            .comment('one batch')
            .pass('One'),
        {
          executionType: 'EXPRESS',
          label: 'rows',
          maxConcurrency: 7,
          toleratedFailureCount: compiled(() => 3),
          toleratedFailurePercentage: 2.5,
          resultWriter: s3Results(
            compiled(() => ({ Bucket: 'results' })),
            { transformation: 'FLATTEN', outputType: 'JSONL' },
          ),
        },
      )
      .succeed(),
  )
  expect(withoutPlaces(machine.body)).toMatchInlineSnapshot(`
    {
      "closed": true,
      "comment": null,
      "goto": null,
      "kind": "Sequence",
      "steps": [
        {
          "assign": null,
          "catch": [],
          "comment": null,
          "distributed": {
            "executionType": "EXPRESS",
            "itemBatcher": {
              "batchInput": {
                "kind": "Constant",
                "value": {
                  "kind": "Json",
                  "value": {
                    "day": "monday",
                  },
                },
              },
              "maxInputBytesPerBatch": {
                "kind": "Constant",
                "value": {
                  "kind": "Json",
                  "value": 1000,
                },
              },
              "maxItemsPerBatch": {
                "kind": "Constant",
                "value": {
                  "kind": "Json",
                  "value": 5,
                },
              },
            },
            "itemReader": {
              "action": "getObject",
              "arguments": "an expression",
              "config": {
                "csvDelimiter": "TAB",
                "csvHeaderLocation": "GIVEN",
                "csvHeaders": [
                  "id",
                ],
                "inputType": "CSV",
                "itemsPointer": null,
                "manifestType": null,
                "transformation": null,
              },
              "maxItems": {
                "kind": "Constant",
                "value": {
                  "kind": "Json",
                  "value": 10,
                },
              },
            },
            "label": "rows",
            "resultWriter": {
              "arguments": "an expression",
              "outputType": "JSONL",
              "transformation": "FLATTEN",
            },
            "toleratedFailureCount": "an expression",
            "toleratedFailurePercentage": {
              "kind": "Constant",
              "value": {
                "kind": "Json",
                "value": 2.5,
              },
            },
          },
          "itemSelector": "an expression",
          "items": null,
          "kind": "Map",
          "maxConcurrency": {
            "kind": "Constant",
            "value": {
              "kind": "Json",
              "value": 7,
            },
          },
          "name": "Load all",
          "output": null,
          "processor": {
            "closed": false,
            "comment": "one batch",
            "goto": null,
            "kind": "Sequence",
            "steps": [
              {
                "assign": null,
                "comment": null,
                "kind": "Pass",
                "name": "One",
                "output": null,
              },
            ],
            "uses": [],
          },
          "retry": [],
        },
      ],
      "uses": [],
    }
  `)
})

test('each format has its reader', () => {
  const readers = {
    csv: csv().from(place),
    json: json({ itemsPointer: '/data/rows' }).from(place),
    jsonl: jsonl().fromEach(compiled(() => ({ Bucket: 'raw' }))),
    parquet: parquet().from(compiled(() => ({ Bucket: 'raw', Key: 'x.parquet' }))),
    s3Objects: s3Objects().from(compiled(() => ({ Bucket: 'raw', Prefix: 'in/' }))),
    s3Inventory: s3Inventory().from(place),
    athena: athenaManifest(csv({ headers: ['a'] })).from(place),
  }
  const given = Object.entries(readers).map(([name, reader]) => {
    const node = readerNodeOf(reader)
    const config = Object.entries(node?.config ?? {}).filter(([, value]) => value !== null)
    return [name, node?.action, Object.fromEntries(config)]
  })
  expect(given).toEqual([
    ['csv', 'getObject', { inputType: 'CSV', csvHeaderLocation: 'FIRST_ROW' }],
    ['json', 'getObject', { inputType: 'JSON', itemsPointer: '/data/rows' }],
    ['jsonl', 'listObjectsV2', { inputType: 'JSONL', transformation: 'LOAD_AND_FLATTEN' }],
    ['parquet', 'getObject', { inputType: 'PARQUET' }],
    ['s3Objects', 'listObjectsV2', {}],
    ['s3Inventory', 'getObject', { manifestType: 'S3_INVENTORY' }],
    [
      'athena',
      'getObject',
      { inputType: 'CSV', manifestType: 'ATHENA_DATA', csvHeaderLocation: 'GIVEN', csvHeaders: ['a'] },
    ],
  ])
})

test('a batcher says one limit at least', () => {
  const batched = (options: unknown) => () =>
    loosePipeline('p').distributedMap(
      'M',
      compiled(() => [1]),
      (item: Loose) => item.itemBatcher(options).pass('A'),
    )
  expect(thrownBy(batched({}))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "hint": "Give 'maxItemsPerBatch', 'maxInputBytesPerBatch', or both.",
      "message": "An item batcher has no limit, so its batches would never end.",
    }
  `)
  expect(thrownBy(batched({ maxItemsPerBatch: 0 }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'maxItemsPerBatch' of an item batcher takes a whole number from 1 to 100000000 or an arrow function, and was given the number 0.",
    }
  `)
  expect(thrownBy(batched({ maxInputBytesPerBatch: 300_000 }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'maxInputBytesPerBatch' of an item batcher takes a whole number from 1 to 262144 or an arrow function, and was given the number 300000.",
    }
  `)
  expect(thrownBy(batched({ maxItems: 3 }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1015",
      "hint": "It has 'maxItemsPerBatch', 'maxInputBytesPerBatch', 'batchInput'.",
      "message": "An item batcher has no field 'maxItems'.",
    }
  `)
})

test('what only one of the two maps takes', () => {
  const body = (item: Loose): Loose => item.itemBatcher({ maxItemsPerBatch: 2 }).pass('A')
  expect(
    thrownBy(() =>
      loosePipeline('p').map(
        'M',
        compiled(() => [1]),
        body,
      ),
    ),
  ).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1005",
      "hint": "Put it at the start of a distributed map's body: (item) => item.itemBatcher(…).",
      "message": "'itemBatcher' does not apply to a map's body.",
    }
  `)
  expect(
    thrownBy(() =>
      loosePipeline('p')
        .pass('A')
        .itemSelector(compiled(() => 1)),
    ),
  ).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1005",
      "hint": "Put it at the start of a map's body: (item) => item.itemSelector(…).",
      "message": "'itemSelector' does not apply to 'A'.",
    }
  `)
  const inline = () =>
    loosePipeline('p').map(
      'M',
      compiled(() => [1]),
      (item: Loose) => item.pass('A'),
      { toleratedFailureCount: 1 },
    )
  expect(thrownBy(inline)).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "The map 'M' takes 'maxConcurrency', and was given 'toleratedFailureCount'.",
    }
  `)
})

test('options out of range', () => {
  const withOptions = (options: unknown) => () =>
    loose(flow).distributedMap('M', csv().from(place), (item: Loose) => item.pass('A'), options)
  expect(thrownBy(withOptions({ toleratedFailurePercentage: 101 }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "The tolerated failure percentage of 'M' takes a number from 0 to 100 or an arrow function, and was given the number 101.",
    }
  `)
  expect(thrownBy(withOptions({ toleratedFailureCount: -1 }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'toleratedFailureCount' of the distributed map 'M' takes a whole number from 0 to 100000000 or an arrow function, and was given the number -1.",
    }
  `)
  expect(thrownBy(withOptions({ executionType: 'standard' }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'executionType' of the distributed map 'M' takes one of 'STANDARD', 'EXPRESS', and was given the text 'standard'.",
    }
  `)
  expect(thrownBy(withOptions({ tolerated: 1 }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1015",
      "hint": "It has 'maxConcurrency', 'executionType', 'label', 'resultWriter', 'toleratedFailureCount', 'toleratedFailurePercentage'.",
      "message": "The distributed map 'M' has no field 'tolerated'.",
    }
  `)
  expect(thrownBy(withOptions({ resultWriter: { transformation: 'COMPRESS' } }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'transformation' of the result writer of 'M' takes one of 'NONE', 'COMPACT', 'FLATTEN', and was given the text 'COMPRESS'.",
    }
  `)
})

test('readers out of range', () => {
  // JavaScript may call them with anything.
  const any = (value: unknown): never => value as never
  expect(thrownBy(() => csv({ headers: any([]) }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'headers' of 'csv' takes the columns' names, and was given an array.",
    }
  `)
  expect(thrownBy(() => csv({ delimiter: any(';') }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'delimiter' of the options of 'csv' takes one of 'COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB', and was given the text ';'.",
    }
  `)
  expect(thrownBy(() => json({ itemsPointer: 'data' }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'itemsPointer' of 'json' takes a JSON Pointer such as '/data/orders', and was given the text 'data'.",
    }
  `)
  expect(thrownBy(() => athenaManifest(any(json())))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'athenaManifest' takes a format: csv(…), jsonl(…) or parquet(…), and was given json(…).",
    }
  `)
  expect(thrownBy(() => csv().from(any('s3://raw/x.csv')))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "The place of 'csv' takes { Bucket, Key }, or an arrow function that gives it, and was given the text 's3://raw/x.csv'.",
    }
  `)
  expect(thrownBy(() => csv().from(place, { maxItems: 0 }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'maxItems' of the options of 'csv' takes a whole number from 1 to 100000000 or an arrow function, and was given the number 0.",
    }
  `)
  expect(thrownBy(() => loose(flow).distributedMap('M', 'raw/x.csv', (item: Loose) => item.pass('A'))))
    .toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "hint": "Write \`(subject, scope) => …\`.",
      "message": "The items of 'M' takes an arrow function, and was given the text 'raw/x.csv'.",
    }
  `)
})

test('a selector over the members of an object reads key and value where ASL has them', () => {
  const context: ExpressionNode = { kind: 'Scope', member: 'context', kinds: kinds.object }
  const subject: ExpressionNode = { kind: 'Subject', kinds: kinds.object }
  const selected = (from: ExpressionNode, ...keys: readonly string[]): string => {
    const body = keys.reduce<ExpressionNode>(
      (object, key) => ({ kind: 'Property', object, key, kinds: kinds.object }),
      from,
    )
    const machine = readMachine(
      pipeline('p')
        .distributedMap('M', jsonPairs<number>({ itemsPointer: '/a' }).from({ Bucket: 'b', Key: 'k' }), (pair) =>
          pair.itemSelector(lowered(() => 0, body, null, 'flow.ts:1:1')).pass('A'),
        )
        .succeed(),
    )
    const [map] = machine.body.kind === 'Sequence' ? machine.body.steps : []
    return map?.kind === 'Map' && map.itemSelector?.kind === 'Lowered' ? textOf(map.itemSelector.body) : 'none'
  }
  const item = ['Map', 'Item'] as const
  expect([
    selected(subject, 'Key'),
    selected(subject, 'Value', 'net'),
    selected(subject),
    selected(context, ...item, 'Value', 'Key'),
    selected(context, ...item, 'Value'),
    selected(context, ...item, 'Index'),
    selected(context, ...item),
    selected(context, 'Map'),
    selected(context, 'Execution', 'Id'),
  ]).toEqual([
    'context.Map.Item.Key',
    'context.Map.Item.Value.net',
    '{ Key: context.Map.Item.Key, Value: context.Map.Item.Value }',
    'context.Map.Item.Key',
    '{ Key: context.Map.Item.Key, Value: context.Map.Item.Value }',
    'context.Map.Item.Index',
    '{ Index: context.Map.Item.Index, Value: { Key: context.Map.Item.Key, Value: context.Map.Item.Value }, Source: context.Map.Item.Source }',
    '{ Item: { Index: context.Map.Item.Index, Value: { Key: context.Map.Item.Key, Value: context.Map.Item.Value }, Source: context.Map.Item.Source } }',
    'context.Execution.Id',
  ])
})

function textOf(node: ExpressionNode): string {
  if (node.kind === 'Scope') return node.member
  if (node.kind === 'Property') return `${textOf(node.object)}.${node.key}`
  if (node.kind !== 'Object') return node.kind
  const members = node.members.map((member) =>
    member.kind === 'Member' ? `${member.key}: ${textOf(member.value)}` : '',
  )
  return `{ ${members.join(', ')} }`
}

test('the members of an object lie where a pointer leads to', () => {
  expect(thrownBy(() => jsonPairs({} as never))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'itemsPointer' of 'jsonPairs' takes a JSON Pointer such as '/data/orders', and was given undefined.",
    }
  `)
  expect(thrownBy(() => json({ item: 'Order' as never }))).toMatchInlineSnapshot(`
    {
      "at": "distributed-map.test.ts",
      "code": "SW1011",
      "message": "'item' of 'json' takes a schema such as z.object({ … }), and was given the text 'Order'.",
    }
  `)
})
