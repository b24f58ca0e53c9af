import type { JsonObject } from '@stepwright/asl'
import fc from 'fast-check'
import { failureFields } from './failures.ts'
import { assign, output, ownLanguage, resultPaths, together } from './fields.ts'
import { going, inARow, joined, pieceOf, type Fields, type Phrase, type Piece, type Scope, type Step } from './scope.ts'
import { sometimes } from './values.ts'

/** The steps of a block, at least one of which never ends it early. */
export type Block = readonly Step[]

/** A Parallel over blocks. */
export function parallel(block: fc.Arbitrary<Block>, handler: fc.Arbitrary<Step>): fc.Arbitrary<Step> {
  return fc
    .record({
      languageOf: ownLanguage,
      branches: fc.array(block, { minLength: 1, maxLength: 3 }),
      jsonPath: resultPaths,
      jsonata: output('$states.result'),
      assigning: assign,
      failing: failureFields(handler),
    })
    .map(({ languageOf, branches, jsonPath, jsonata, assigning, failing }) => ({
      kind: 'Parallel',
      write: ({ name, scope, next }) => {
        const own = languageOf(scope)
        const { fields, assigned } = assigning(scope, own.language)
        const handlers = failing(scope, own.language, next)
        const written = branches.map((steps) => writeBlock(steps, scope))
        const state: Fields = {
          Type: 'Parallel',
          ...own.fields,
          Branches: written.map((one) => one.block),
          ...(own.language === 'JSONPath' ? jsonPath(scope) : jsonata(scope)),
          ...fields,
          ...handlers.fields,
          ...going(next),
        }
        const inner = written.map((one) => answersOf(one.piece))
        return joined(pieceOf(name, state, { assigned }), ...inner, handlers.piece)
      },
    }))
}

const selector: JsonObject = {
  'n.$': '$$.Map.Item.Index',
  's.$': '$.s',
  'items.$': '$.items',
  'list.$': '$.list',
  'deep.$': '$.deep',
  'secs.$': '$.secs',
  't.$': '$.t',
  'item.$': '$$.Map.Item.Value',
}
const selection =
  '{% $merge([$states.input, {"n": $states.context.Map.Item.Index, "item": $states.context.Map.Item.Value}]) %}'

const items = {
  jsonPath: fc.oneof(
    { arbitrary: fc.constantFrom('$.items', '$.list', '$.items', '$$.Execution.Input.items'), weight: 20 },
    fc.constantFrom('$.missing', '$.s'),
  ),
  jsonata: fc.oneof(
    {
      arbitrary: fc.constantFrom('{% $states.input.items %}', '{% $states.input.list %}', '{% [1..3] %}'),
      weight: 20,
    },
    fc.constant('{% 1 %}'),
  ),
}
const limit = fc.oneof({ arbitrary: fc.nat(3), weight: 12 }, fc.constant(null))

/** Without it, iterations see little of what their expressions read. */
function mostly(fields: Fields): fc.Arbitrary<Phrase<Fields>> {
  return fc.oneof({ arbitrary: fc.constant(fields), weight: 7 }, fc.constant({})).map((some) => () => some)
}

/** What a Map of either kind has: the items, the limit, and what is handed to each. */
const mapping = together(
  mostly({ ItemSelector: selector }),
  items.jsonPath.map((path) => () => ({ ItemsPath: path })),
  limit.map(
    (count): Phrase<Fields> =>
      () =>
        count === null ? { MaxConcurrencyPath: '$.secs' } : { MaxConcurrency: count },
  ),
)
const mappingInJsonata = together(
  mostly({ ItemSelector: selection }),
  items.jsonata.map((code) => () => ({ Items: code })),
  limit.map((count): Phrase<Fields> => () => ({ MaxConcurrency: count ?? '{% $states.input.secs %}' })),
)

/** A Map that runs in the execution itself. */
export function inlineMap(block: fc.Arbitrary<Block>, handler: fc.Arbitrary<Step>): fc.Arbitrary<Step> {
  const processor = block.map((steps) => ({ steps, config: {} }))
  return mapOver(processor, handler, 'Map', fc.constant({ hasLabel: false, jsonPath: {}, jsonata: {} }))
}

const reader = fc
  .constantFrom<readonly [string, JsonObject]>(
    ['getObject', { Bucket: 'data', Key: 'items.json' }],
    ['getObject', { Bucket: 'data', Key: 'items.csv' }],
    ['getObject', { Bucket: 'data', Key: 'items.jsonl' }],
    ['getObject', { Bucket: 'data', Key: 'missing.json' }],
    ['listObjectsV2', { Bucket: 'data', Prefix: 'items' }],
  )
  .map(([action, place]) => {
    const key = place['Key']
    const type = typeof key === 'string' ? key.split('.')[1]?.toUpperCase() : undefined
    const config: JsonObject = {
      ...(type === undefined ? {} : { InputType: type }),
      ...(type === 'CSV' ? { CSVHeaderLocation: 'FIRST_ROW' } : {}),
      MaxItems: 3,
    }
    const fields = (name: string): JsonObject => ({
      ItemReader: { Resource: `arn:aws:states:::s3:${action}`, [name]: place, ReaderConfig: config },
    })
    return { jsonPath: fields('Parameters'), jsonata: fields('Arguments') }
  })

/** What an ItemReader of the grammar may find. */
export const storedObjects: { readonly [place: string]: string } = {
  'data/items.json': JSON.stringify([{ n: 1, s: 'a' }, { n: 2, s: 'b' }, { n: 3 }, { n: 4 }]),
  'data/items.csv': 'n,s\n1,a\n2,"b,c"\n',
  'data/items.jsonl': '{"n":1}\n{"n":2}\n',
}

const distribution = fc
  .record({
    reading: sometimes(reader, 3),
    batch: sometimes(fc.integer({ min: 1, max: 2 }), 3),
    tolerated: fc.constantFrom<Fields>({}, { ToleratedFailureCount: 1 }, { ToleratedFailurePercentage: 60 }),
    hasLabel: fc.boolean(),
    isWritten: fc.boolean(),
  })
  .map(({ reading, batch, tolerated, hasLabel, isWritten }) => {
    const place = { Bucket: 'results', Prefix: 'out' }
    const common = (name: string): Fields => ({
      ...tolerated,
      ...(batch === null ? {} : { ItemBatcher: { MaxItemsPerBatch: batch, BatchInput: { of: 'all' } } }),
      ...(isWritten ? { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', [name]: place } } : {}),
    })
    return {
      hasLabel,
      jsonPath: { ...common('Parameters'), ...reading?.jsonPath },
      jsonata: { ...common('Arguments'), ...reading?.jsonata },
    }
  })

/**
 * A Map that starts child executions.
 *
 * @param standard what a Standard child may do, and `express` what an Express one may
 */
export function distributedMap(
  standard: fc.Arbitrary<Block>,
  express: fc.Arbitrary<Block>,
  handler: fc.Arbitrary<Step>,
): fc.Arbitrary<Step> {
  const processor = (type: string, block: fc.Arbitrary<Block>): fc.Arbitrary<Processor> =>
    block.map((steps) => ({ steps, config: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type } } }))
  return mapOver(
    fc.oneof(processor('STANDARD', standard), processor('EXPRESS', express)),
    handler,
    'Distributed',
    distribution,
  )
}

interface Processor {
  readonly steps: Block
  /** `ProcessorConfig`, for child executions. */
  readonly config: Fields
}

interface Distribution {
  readonly hasLabel: boolean
  readonly jsonPath: Fields
  readonly jsonata: Fields
}

function mapOver(
  processor: fc.Arbitrary<Processor>,
  handler: fc.Arbitrary<Step>,
  kind: string,
  distributed: fc.Arbitrary<Distribution>,
): fc.Arbitrary<Step> {
  return fc
    .record({
      languageOf: ownLanguage,
      processor,
      distributed,
      jsonPath: together(resultPaths, mapping),
      jsonata: together(output('$states.result'), mappingInJsonata),
      assigning: assign,
      failing: failureFields(handler),
    })
    .map(({ languageOf, processor: { steps, config }, distributed: more, jsonPath, jsonata, assigning, failing }) => ({
      kind,
      write: ({ name, scope, next }) => {
        const own = languageOf(scope)
        const { fields, assigned } = assigning(scope, own.language)
        const handlers = failing(scope, own.language, next)
        // Child executions see no variables of their parent.
        const around = 'ProcessorConfig' in config ? { ...scope, variables: [] } : scope
        const written = writeBlock(steps, { ...around, isInMap: true })
        const data = own.language === 'JSONPath' ? jsonPath(scope) : jsonata(scope)
        const extra = own.language === 'JSONPath' ? more.jsonPath : more.jsonata
        const state: Fields = {
          Type: 'Map',
          ...own.fields,
          ItemProcessor: { ...config, ...written.block },
          ...('ItemReader' in extra ? without(data, ['Items', 'ItemsPath']) : data),
          ...extra,
          // Labels are unique in a machine, and names of states are.
          ...(more.hasLabel ? { Label: name.replaceAll(' ', '') } : {}),
          ...fields,
          ...handlers.fields,
          ...going(next),
        }
        return joined(pieceOf(name, state, { assigned }), answersOf(written.piece), handlers.piece)
      },
    }))
}

/** A block as a scope of its own. */
export function writeBlock(steps: Block, scope: Scope): { readonly block: Fields; readonly piece: Piece } {
  const { start, piece } = inARow(steps, scope, null)
  return { block: { StartAt: start ?? '', States: piece.states }, piece }
}

/** What is left of a block outside of it: what its tasks are answered with. */
function answersOf({ answers }: Piece): Piece {
  return { states: {}, assigned: [], answers }
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}
