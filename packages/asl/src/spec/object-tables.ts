import { limits } from './limits.ts'
import {
  assign,
  integer,
  integerOrExpression,
  objectTemplate,
  oneOf,
  referencePath,
  resultPath,
  target,
  template,
  text,
  textOrExpression,
} from './values.ts'
import { inJsonata, inJsonPath, optional, required, table, type ObjectName, type ObjectSpec } from './value-spec.ts'

const scope = { Comment: optional(text), StartAt: required(target), States: required({ kind: 'states' }) } as const

const processor = table({ ...scope, ProcessorConfig: optional({ kind: 'object', of: 'ProcessorConfig' }) })

/**
 * The field tables of every object that is not a state.
 *
 * @see https://states-language.net/spec.html
 */
export const objectTables: { readonly [Name in ObjectName]: ObjectSpec } = {
  Machine: table({
    ...scope,
    QueryLanguage: optional(oneOf('JSONPath', 'JSONata')),
    TimeoutSeconds: optional(integer(1, limits.seconds)),
    Version: optional(oneOf('1.0')),
  }),
  Branch: table(scope),
  ItemProcessor: processor,
  Iterator: processor,
  ProcessorConfig: table({
    Mode: optional(oneOf('INLINE', 'DISTRIBUTED')),
    ExecutionType: optional(oneOf('STANDARD', 'EXPRESS')),
  }),
  Retrier: table({
    Comment: optional(text),
    ErrorEquals: required({ kind: 'strings', nonEmpty: true }),
    IntervalSeconds: optional(integer(1, limits.seconds)),
    MaxAttempts: optional(integer(0, limits.retryAttempts)),
    BackoffRate: optional({ kind: 'number', integer: false, min: 1, max: Infinity, expression: false }),
    MaxDelaySeconds: optional(integer(1, limits.maxDelaySeconds)),
    JitterStrategy: optional(oneOf('FULL', 'NONE')),
  }),
  Catcher: table({
    Comment: optional(text),
    ErrorEquals: required({ kind: 'strings', nonEmpty: true }),
    Next: required(target),
    ResultPath: inJsonPath(resultPath),
    Output: inJsonata(template('error')),
    Assign: optional(assign('error')),
  }),
  // Its one member is looked at by the task rules, which know what AWS says of the others.
  Credentials: table({ RoleArn: optional(textOrExpression) }),
  ItemReader: table({
    Resource: required(text),
    ReaderConfig: optional({ kind: 'object', of: 'ReaderConfig' }),
    Parameters: inJsonPath(objectTemplate('entry')),
    Arguments: inJsonata(template('entry')),
  }),
  ReaderConfig: table(
    {
      InputType: optional(oneOf('CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST')),
      Transformation: optional(oneOf('NONE', 'LOAD_AND_FLATTEN')),
      ManifestType: optional(oneOf('S3_INVENTORY', 'ATHENA_DATA')),
      CSVDelimiter: optional(oneOf('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB')),
      CSVHeaderLocation: optional(oneOf('FIRST_ROW', 'GIVEN')),
      CSVHeaders: optional({ kind: 'strings', nonEmpty: true }),
      ItemsPointer: optional(text),
      MaxItems: optional(integerOrExpression(0, limits.mapItems)),
      MaxItemsPath: inJsonPath(referencePath),
    },
    { exclusive: [['MaxItems', 'MaxItemsPath']] },
  ),
  ItemBatcher: table(
    {
      MaxItemsPerBatch: optional(integerOrExpression(1, limits.mapItems)),
      MaxItemsPerBatchPath: inJsonPath(referencePath),
      MaxInputBytesPerBatch: optional(integerOrExpression(1, limits.payloadBytes)),
      MaxInputBytesPerBatchPath: inJsonPath(referencePath),
      BatchInput: optional(template('entry')),
    },
    {
      exclusive: [
        ['MaxItemsPerBatch', 'MaxItemsPerBatchPath'],
        ['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'],
      ],
      needed: [['MaxItemsPerBatch', 'MaxInputBytesPerBatch', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatchPath']],
    },
  ),
  ResultWriter: table(
    {
      Resource: optional(text),
      Parameters: inJsonPath(objectTemplate('entry')),
      Arguments: inJsonata(template('entry')),
      WriterConfig: optional({ kind: 'object', of: 'WriterConfig' }),
    },
    { needed: [['Resource', 'WriterConfig']] },
  ),
  WriterConfig: table({
    Transformation: optional(oneOf('NONE', 'COMPACT', 'FLATTEN')),
    OutputType: optional(oneOf('JSON', 'JSONL')),
  }),
}
