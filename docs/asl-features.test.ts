import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { JsonObject, JsonValue, StateType } from '../packages/asl/src/index.ts'
import { objectTables } from '../packages/asl/src/spec/object-tables.ts'
import { stateTables } from '../packages/asl/src/spec/state-tables.ts'
import type { ObjectName, ObjectSpec } from '../packages/asl/src/spec/value-spec.ts'
import { compile } from '../packages/compiler/src/compile.ts'
import {
  athenaManifest,
  block,
  csv,
  json,
  jsonl,
  kinds,
  lambda,
  lowered,
  s3Results,
  stateMachine,
  type Block,
  type ExpressionNode,
} from '../packages/dsl/src/index.ts'

// docs/reference/asl-features.md has a row for each field of the States Language, and each row a form and a test that exists.

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const page = readFileSync(join(root, 'docs/reference/asl-features.md'), 'utf8')

interface Row {
  readonly object: string
  readonly field: string
  readonly form: string
  readonly test: string
}

const rows: readonly Row[] = page.split(/^### /m).flatMap((part) =>
  [...part.matchAll(/^\| `(\w+)`\s*\|(.*)\|(.*)\|$/gm)].map(([, field = '', form = '', shown = '']) => ({
    object: part.split('\n', 1)[0]?.trim() ?? '',
    field,
    form: form.trim(),
    test: shown.trim(),
  })),
)

const fieldsOf = (tables: object): readonly string[] =>
  Object.entries(tables as typeof objectTables).flatMap(([object, { fields }]) =>
    [...fields.keys()].map((field) => `${object}.${field}`),
  )

test('each field of the specification has one row', () => {
  const specified = [...fieldsOf(stateTables), ...fieldsOf(objectTables)].sort()
  expect(rows.map(({ object, field }) => `${object}.${field}`).sort()).toEqual(specified)
})

test('no row is empty', () => {
  const empty = rows.filter(({ form, test: shown }) => form === '' || shown === '')
  expect(empty.map(({ object, field }) => `${object}.${field}`)).toEqual([])
})

test('each test is there', () => {
  const missing = rows.filter(({ test: shown }) => {
    const [file = '', name = ''] = shown.split(' › ')
    return shown !== '' && !(existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8').includes(name))
  })
  expect(missing.map(({ object, field, test: shown }) => `${object}.${field}: ${shown}`)).toEqual([])
})

/** A function as the compiler hands it over. */
function fn<Given, Result>(body: ExpressionNode, given: (subject: Given) => Result): (subject: Given) => Result {
  return lowered(given, body, null, 'flow.ts:1:1')
}
const subject = (kind: number): ExpressionNode => ({ kind: 'Subject', kinds: kind })
const whole = fn(subject(kinds.object), (input: object) => input)
const list = fn(subject(kinds.array), (input: unknown[]) => input)
const place = fn(subject(kinds.object), () => ({ Bucket: 'raw', Key: 'rows' }))
const folder = fn(subject(kinds.object), () => ({ Bucket: 'raw' }))
const itemProcessor = (name: string): Block<never, unknown, unknown> =>
  block({ startAt: name, states: { [name]: { type: 'Succeed' } } })
const holds = fn(subject(kinds.boolean), (input: boolean) => input)

// What is handed on is of no type, so that it fits wherever it goes.
const common = { comment: 'c', assign: { v: 1 }, output: 'o' as never } as const
const failing = {
  retry: [
    {
      errorEquals: ['A'],
      comment: 'c',
      intervalSeconds: 1,
      maxAttempts: 1,
      backoffRate: 1,
      maxDelaySeconds: 5,
      jitterStrategy: 'FULL',
    },
  ],
  catch: [{ errorEquals: ['States.ALL'], next: 'Fail', ...common }],
} as const

const everything = stateMachine('Everything', {
  comment: 'c',
  timeout: { hours: 1 },
  version: '1.0',
  startAt: 'Task',
  states: {
    Task: {
      type: 'Task',
      resource: lambda<(event: object) => object>('call'),
      arguments: whole,
      credentials: { roleArn: 'arn:aws:iam::123456789012:role/other' },
      timeoutSeconds: 60,
      heartbeatSeconds: 30,
      ...common,
      ...failing,
      next: 'Choice',
    },
    Choice: {
      type: 'Choice',
      choices: [{ condition: holds, next: 'Seconds', ...common }],
      default: 'Timestamp',
      ...common,
    },
    Seconds: { type: 'Wait', seconds: 1, ...common, next: 'Pass' },
    Timestamp: { type: 'Wait', timestamp: '2026-04-18T06:00:00Z', ...common, end: true },
    Pass: { type: 'Pass', ...common, next: 'Rows' },
    Rows: {
      type: 'Map',
      itemReader: csv({ headers: ['id'], delimiter: 'TAB' }).from(place, { maxItems: 9 }),
      itemSelector: { day: 'monday' },
      itemBatcher: { maxItemsPerBatch: 5, maxInputBytesPerBatch: 1000, batchInput: { day: 'monday' } },
      itemProcessor: itemProcessor('Row'),
      resultWriter: s3Results(folder, { transformation: 'COMPACT', outputType: 'JSONL' }),
      toleratedFailureCount: 3,
      toleratedFailurePercentage: 2.5,
      label: 'rows',
      executionType: 'EXPRESS',
      next: 'Pointed',
    },
    Pointed: {
      type: 'Map',
      itemReader: json({ itemsPointer: '/orders' }).from(place),
      itemProcessor: itemProcessor('Order'),
      next: 'Each file',
    },
    'Each file': {
      type: 'Map',
      itemReader: jsonl().fromEach(folder),
      itemProcessor: itemProcessor('Line'),
      next: 'Manifest',
    },
    Manifest: {
      type: 'Map',
      itemReader: athenaManifest(jsonl()).from(place),
      itemProcessor: itemProcessor('Found'),
      next: 'Parallel',
    },
    Parallel: {
      type: 'Parallel',
      arguments: whole,
      branches: [block({ comment: 'c', startAt: 'Branch', states: { Branch: { type: 'Pass', end: true } } })],
      ...common,
      ...failing,
      next: 'Map',
    },
    Map: {
      type: 'Map',
      items: list,
      maxConcurrency: 2,
      itemProcessor: block({
        comment: 'c',
        startAt: 'Item',
        states: {
          Item: { type: 'Task', resource: 'arn:aws:states:::sns:publish', end: true },
        },
      }),
      ...common,
      ...failing,
      next: 'Which',
    },
    Which: { type: 'Choice', choices: [{ condition: true, next: 'Last parallel' }], default: 'Last map' },
    'Last parallel': {
      type: 'Parallel',
      branches: [block({ startAt: 'A', states: { A: { type: 'Succeed' } } })],
      end: true,
    },
    'Last map': {
      type: 'Map',
      items: list,
      itemProcessor: block({ startAt: 'B', states: { B: { type: 'Succeed' } } }),
      catch: [{ errorEquals: ['A'], next: 'Succeed' }],
      end: true,
    },
    Succeed: { type: 'Succeed', comment: 'c', output: 'o' },
    Fail: { type: 'Fail', comment: 'c', error: 'E', cause: 'C' },
  },
})

/** The fields of an object of a definition, and of the objects inside, as `Object.Field`. */
function fieldsIn(object: ObjectName | StateType, value: JsonValue | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const { fields }: ObjectSpec = { ...objectTables, ...stateTables }[object]
  return Object.entries(value as JsonObject).flatMap(([field, held]) => {
    const spec = fields.get(field)?.value
    const items = Array.isArray(held) ? (held as readonly JsonValue[]) : [held]
    const inside =
      spec?.kind === 'object' || spec?.kind === 'objects'
        ? items.flatMap((item) => fieldsIn(spec.of, item))
        : spec?.kind === 'states'
          ? Object.values(held as JsonObject).flatMap((state) => fieldsIn((state as { Type: StateType }).Type, state))
          : field === 'Credentials'
            ? fieldsIn('Credentials', held)
            : []
    return [`${object}.${field}`, ...inside]
  })
}

test('every field of JSONata is written', () => {
  const compiled = compile(everything)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics, null, 1))
  const written = new Set(fieldsIn('Machine', compiled.definition as unknown as JsonObject))
  const tables: Readonly<Record<string, ObjectSpec>> = { ...stateTables, ...objectTables }
  const missing = rows.filter(({ object, field }) => {
    const inJsonata = tables[object]?.fields.get(field)?.language !== 'JSONPath'
    return inJsonata && !written.has(`${object}.${field}`)
  })
  // The older name of ItemProcessor, and the language of a single state: never written.
  expect(missing.map(({ object, field }) => `${object}.${field}`)).toEqual([
    'Iterator.Comment',
    'Iterator.StartAt',
    'Iterator.States',
    'Iterator.ProcessorConfig',
    ...['Task', 'Pass', 'Choice', 'Wait', 'Parallel', 'Map', 'Succeed', 'Fail'].flatMap((type) => [
      `${type}.QueryLanguage`,
      ...(type === 'Map' ? ['Map.Iterator'] : []),
    ]),
  ])
})
