import { expect, test } from 'vitest'
import { machine, only, printed } from './testing/printed.ts'

const items = { Item: { Type: 'Succeed' } }
const distributed = machine(items, { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } })
const map = (fields: object) => printed(only({ Type: 'Map', ItemProcessor: distributed, ...fields }))
const csv = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }
const getObject = { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k' } }

test('a Map has one processor', () => {
  expect(printed(only({ Type: 'Map' }))).toMatchInlineSnapshot(`
    [
      "SW3011 error /States/A State 'A' has none of 'ItemProcessor' and 'Iterator'. → Add one of them.",
    ]
  `)
  expect(
    printed(
      only({ Type: 'Map', ItemProcessor: machine(items), Iterator: machine(items), ItemSelector: {}, Parameters: {} }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3010 error /States/A/Iterator State 'A' has 'ItemProcessor' and 'Iterator', which exclude each other. → Keep one of them.",
      "SW3010 error /States/A/Parameters State 'A' has 'ItemSelector' and 'Parameters', which exclude each other. → Keep one of them.",
      "SW3021 error /States/A/Iterator/States/Item A state named 'Item' exists already at /States/A/ItemProcessor/States/Item; names are unique in the whole machine. → Rename one of them, and the transitions that lead to it.",
    ]
  `)
})

test('fields of distributed Maps have no effect inline', () => {
  expect(map({ ItemProcessor: machine(items), ToleratedFailureCount: 1, Label: 'x' })).toMatchInlineSnapshot(`
    [
      "SW3070 warning /States/A/Label 'Label' of state 'A' has no effect: it is for distributed Maps, and this one runs inline. → Set "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" } on the ItemProcessor.",
      "SW3070 warning /States/A/ToleratedFailureCount 'ToleratedFailureCount' of state 'A' has no effect: it is for distributed Maps, and this one runs inline. → Set "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" } on the ItemProcessor.",
    ]
  `)
  expect(map({ ItemProcessor: machine(items, { ProcessorConfig: { Mode: 'DISTRIBUTED' } }) })).toMatchInlineSnapshot(`
    [
      "SW3071 error /States/A/ItemProcessor/ProcessorConfig 'ItemProcessor.ProcessorConfig' of state 'A' is distributed and has no 'ExecutionType'. → Add "ExecutionType": "STANDARD" or "EXPRESS": what each item runs as.",
    ]
  `)
  expect(printed(only({ Type: 'Map', ItemProcessor: distributed }), { workflowType: 'EXPRESS' }))
    .toMatchInlineSnapshot(`
    [
      "SW3063 error /States/A State 'A' is a distributed Map in an Express workflow, which does not support it. → Use a Standard workflow, or an inline Map.",
    ]
  `)
})

test('labels', () => {
  expect(['ok-Label_1', '', 'x'.repeat(41), 'a b', 'a/b', 'a:b'].map((Label) => map({ Label }))).toMatchInlineSnapshot(`
    [
      [],
      [
        "SW3072 error /States/A/Label 'Label' of state 'A' has 0 characters; a label has 1 to 40. → Letters, digits, hyphens and underscores are safe.",
      ],
      [
        "SW3072 error /States/A/Label 'Label' of state 'A' has 41 characters; a label has 1 to 40. → Letters, digits, hyphens and underscores are safe.",
      ],
      [
        "SW3072 error /States/A/Label 'Label' of state 'A' is 'a b', which has a character that labels cannot have: ' '. → Letters, digits, hyphens and underscores are safe.",
      ],
      [],
      [
        "SW3072 error /States/A/Label 'Label' of state 'A' is 'a:b', which has a character that labels cannot have: ':'. → Letters, digits, hyphens and underscores are safe.",
      ],
    ]
  `)
  const twice = (name: string) =>
    machine({ [name]: { Type: 'Succeed' } }, { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } })
  expect(
    printed(
      machine({
        A: { Type: 'Map', Label: 'x', ItemProcessor: twice('a'), Next: 'B' },
        B: { Type: 'Map', Label: 'x', ItemProcessor: twice('b'), End: true },
      }),
    ),
  ).toMatchInlineSnapshot(`
    [
      "SW3073 error /States/B/Label The label 'x' belongs to state 'A' already; labels are unique in the machine. → Give one of the Maps another label.",
    ]
  `)
})

test('item readers', () => {
  expect(map({ ItemReader: { ...getObject, ReaderConfig: csv } })).toEqual([])
  expect(map({ ItemReader: { ...getObject, ReaderConfig: { ManifestType: 'S3_INVENTORY' } } })).toEqual([])
  expect(map({ ItemReader: { Resource: 'arn:${P}:states:::s3:listObjectsV2' } })).toEqual([])
  expect(map({ ItemReader: getObject })).toMatchInlineSnapshot(`
    [
      "SW3075 error /States/A/ItemReader 'ItemReader' of state 'A' reads an object without saying what is in it. → Add "ReaderConfig": { "InputType": "CSV" }, or JSON, JSONL, PARQUET, MANIFEST.",
    ]
  `)
  expect(map({ ItemReader: { ...getObject, ReaderConfig: { InputType: 'CSV' } } })).toMatchInlineSnapshot(`
    [
      "SW3076 error /States/A/ItemReader/ReaderConfig 'ItemReader.ReaderConfig' of state 'A' reads CSV and has no 'CSVHeaderLocation'. → Add "CSVHeaderLocation": "FIRST_ROW", or "GIVEN" with "CSVHeaders".",
    ]
  `)
  expect(map({ ItemReader: { ...getObject, ReaderConfig: { ...csv, CSVHeaderLocation: 'GIVEN' } } }))
    .toMatchInlineSnapshot(`
    [
      "SW3076 error /States/A/ItemReader/ReaderConfig 'ItemReader.ReaderConfig' of state 'A' reads CSV and has no 'CSVHeaders'. → Add "CSVHeaders": the names of the columns, in order.",
    ]
  `)
  expect(map({ ItemReader: { ...getObject, ReaderConfig: { ...csv, MaxItems: 1, MaxItemsPath: '$.n' } } }))
    .toMatchInlineSnapshot(`
    [
      "SW3010 error /States/A/ItemReader/ReaderConfig/MaxItemsPath 'ItemReader.ReaderConfig' of state 'A' has 'MaxItems' and 'MaxItemsPath', which exclude each other. → Keep one of them.",
    ]
  `)
  expect(map({ ItemReader: { Resource: 'arn:aws:states:::aws-sdk:s3:getObject' } })).toMatchInlineSnapshot(`
    [
      "SW3074 error /States/A/ItemReader/Resource 'ItemReader.Resource' of state 'A' is 'arn:aws:states:::aws-sdk:s3:getObject', which a distributed Map does not know. → It takes 'arn:aws:states:::s3:getObject' or 'arn:aws:states:::s3:listObjectsV2'.",
    ]
  `)
})

test('batches and result writers', () => {
  expect(map({ ItemBatcher: { BatchInput: {} } })).toMatchInlineSnapshot(`
    [
      "SW3011 error /States/A/ItemBatcher 'ItemBatcher' of state 'A' has none of 'MaxItemsPerBatch', 'MaxInputBytesPerBatch', 'MaxItemsPerBatchPath' and 'MaxInputBytesPerBatchPath'. → Add one of them.",
    ]
  `)
  expect(map({ ItemBatcher: { MaxItemsPerBatch: 0, MaxInputBytesPerBatch: 262_145 } })).toMatchInlineSnapshot(`
    [
      "SW3007 error /States/A/ItemBatcher/MaxItemsPerBatch 'ItemBatcher.MaxItemsPerBatch' of state 'A' is 0, not a whole number from 1 to 100000000. → Choose a number in that range.",
      "SW3007 error /States/A/ItemBatcher/MaxInputBytesPerBatch 'ItemBatcher.MaxInputBytesPerBatch' of state 'A' is 262145, not a whole number from 1 to 262144. → Choose a number in that range.",
    ]
  `)
  expect(map({ ResultWriter: {} })).toMatchInlineSnapshot(`
    [
      "SW3011 error /States/A/ResultWriter 'ResultWriter' of state 'A' has none of 'Resource' and 'WriterConfig'. → Add one of them.",
    ]
  `)
  expect(map({ ResultWriter: { Resource: 'arn:aws:states:::s3:getObject', Parameters: {} } })).toMatchInlineSnapshot(`
    [
      "SW3074 error /States/A/ResultWriter/Resource 'ResultWriter.Resource' of state 'A' is 'arn:aws:states:::s3:getObject', which a distributed Map does not know. → It takes 'arn:aws:states:::s3:putObject'.",
      "SW3003 error /States/A/ResultWriter/Parameters 'ResultWriter.Parameters' of state 'A' has no 'Bucket'. → Add the required field 'Bucket'.",
    ]
  `)
  expect(map({ ResultWriter: { WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSONL' } } })).toEqual([])
})

test('items of a JSONata Map', () => {
  const jsonata = { QueryLanguage: 'JSONata', Type: 'Map', ItemProcessor: distributed }
  expect(printed(only({ ...jsonata, Items: 'LIST', ToleratedFailurePercentage: '{% 0.5 %}' }))).toMatchInlineSnapshot(`
    [
      "SW3005 error /States/A/Items 'Items' of state 'A' is a string, not an array, an object or an expression in {% … %}. → Make it an array, an object or an expression in {% … %}.",
    ]
  `)
  expect(printed(only({ ...jsonata, Items: ['{% 1 %}'] }))).toEqual([])
})
