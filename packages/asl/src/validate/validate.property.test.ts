import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { codes } from '../diagnostics/codes.ts'
import { machine } from './testing/printed.ts'
import { validate } from './validate.ts'

const retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 1.5 }]

/** A valid machine with something of everything, to be spoilt. */
const everything: object = machine({
  Read: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { 'FunctionName.$': '$.name', Payload: { 'id.$': "States.Format('{}-{}', $.id, States.UUID())" } },
    ResultSelector: { 'body.$': '$.Payload' },
    ResultPath: '$.read',
    Assign: { 'count.$': '$.Payload.count' },
    TimeoutSeconds: 60,
    Retry: retry,
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Assign: { count: 0 }, Next: 'Which' }],
    Next: 'Which',
  },
  Which: {
    Type: 'Choice',
    Choices: [
      {
        And: [{ Variable: '$count', NumericGreaterThan: 0 }, { Not: { Variable: '$.skip', IsPresent: true } }],
        Next: 'Each',
      },
      { Variable: '$.until', TimestampLessThan: '2026-04-18T09:00:00Z', Next: 'Later' },
    ],
    Default: 'Both',
  },
  Later: {
    Type: 'Wait',
    QueryLanguage: 'JSONata',
    Seconds: '{% $count * 60 %}',
    Output: '{% $states.input %}',
    Next: 'Both',
  },
  Each: {
    Type: 'Map',
    ItemsPath: '$.items',
    ItemSelector: { 'item.$': '$$.Map.Item.Value' },
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      Parameters: { Bucket: 'b', 'Key.$': '$.key' },
    },
    Label: 'Each',
    ToleratedFailurePercentage: 5,
    ItemProcessor: machine(
      { Item: { Type: 'Pass', Result: 1, End: true } },
      { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
    ),
    Next: 'Both',
  },
  Both: {
    Type: 'Parallel',
    Branches: [machine({ One: { Type: 'Succeed' } }), machine({ Two: { Type: 'Pass', End: true } })],
    Next: 'Stop',
  },
  Stop: { Type: 'Fail', Error: 'Done', CausePath: '$.cause' },
})

const json = fc.jsonValue({ maxDepth: 4 })
const word = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'Next',
    'End',
    'Type',
    'Retry',
    'Choices',
    'x.$',
    '$',
    '$$',
    '$.',
    'States.',
    '{%%}',
    '{% $ %}',
    '${',
    '${x}',
  ),
)

/** Changes to a definition, each at the place that `seed` leads to. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), seed: fc.nat(), value: fc.oneof(json, word) }),
  fc.record({ kind: fc.constant('remove' as const), seed: fc.nat(), value: fc.constant(null) }),
  fc.record({ kind: fc.constant('add' as const), seed: fc.nat(), value: fc.oneof(json, word), key: word }),
)

interface Spot {
  readonly holder: Record<string, unknown>
  readonly key: string
}

function spots(value: unknown): readonly Spot[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...spots(holder[key])])
}

const put = (holder: Record<string, unknown>, key: string, value: unknown) =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })

function spoil(
  definition: object,
  changes: readonly (typeof change extends fc.Arbitrary<infer Change> ? Change : never)[],
): unknown {
  const copy = structuredClone(definition)
  for (const one of changes) {
    const all = spots(copy)
    const spot = all[one.seed % Math.max(1, all.length)]
    if (spot === undefined) continue
    if (one.kind === 'remove') Reflect.deleteProperty(spot.holder, spot.key)
    else
      put(
        spot.holder,
        one.kind === 'add' && 'key' in one && !Array.isArray(spot.holder) ? one.key : spot.key,
        one.value,
      )
  }
  return copy
}

/** What a pointer leads to; `undefined` when it leads nowhere. */
function at(definition: unknown, path: string): unknown {
  const segments = path
    .split('/')
    .slice(1)
    .map((one) => one.replaceAll('~1', '/').replaceAll('~0', '~'))
  return segments.reduce<unknown>(
    (value, segment) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, segment)
        ? (value as Record<string, unknown>)[segment]
        : undefined,
    definition,
  )
}

/** What holds of every finding, whatever the definition. */
function isSound(definition: unknown, { code, severity, path, range, message, hint }: Diagnostic): void {
  const value = at(definition, path ?? '')
  expect({ code, path, leadsNowhere: value === undefined }).toEqual({ code, path, leadsNowhere: false })
  expect(severity).toBe(codes[code].severity)
  expect(message).toMatch(/[.…]$/u)
  if (hint !== undefined) expect(hint).toMatch(/[.?]$/u)
  if (range === undefined) return
  expect(typeof value).toBe('string')
  const length = (value as string).length
  expect(0 <= range.start && range.start <= range.end && range.end <= length).toBe(true)
}

test('the machine with something of everything is valid', () => {
  expect(validate(everything)).toEqual([])
})

test('property: any JSON gets findings about places that are there', () => {
  fc.assert(
    fc.property(json, (definition) => {
      for (const finding of validate(definition)) isSound(definition, finding)
    }),
    { numRuns: 300 },
  )
})

test('property: so does any spoilt machine, and the same one twice the same findings', () => {
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('STANDARD', 'EXPRESS'),
      (changes, workflowType) => {
        const definition = spoil(everything, changes)
        const found = validate(definition, { workflowType })
        for (const finding of found) isSound(definition, finding)
        expect(validate(definition, { workflowType })).toEqual(found)
      },
    ),
    { numRuns: 500 },
  )
})

test('property: removing a state that others go to is always found', () => {
  const states = Object.keys((everything as { States: object }).States)
  fc.assert(
    fc.property(fc.constantFrom(...states), (name) => {
      const copy = structuredClone(everything) as { States: Record<string, unknown> }
      Reflect.deleteProperty(copy.States, name)
      expect(validate(copy).map(({ code }) => code)).toContain('SW3030')
    }),
  )
})
