import { constant } from './constants.ts'
import { derivation, optionalPart, type Derivation, type Part } from './derivation.ts'
import { functionBody } from './bodies.ts'
import { helperFor } from './functions.ts'
import { condition, smallType, type Form, type Generation } from './generation.ts'
import { readPath } from './leaves.ts'
import { narrowing } from './narrowing.ts'
import { insideFunction, pathsOf, type Scope } from './scope.ts'
import {
  accessText,
  boolean,
  isAssignable,
  isJson,
  isSame,
  keyText,
  list,
  mayBe,
  maybe,
  number,
  object,
  partsOf,
  quoted,
  string,
  textOfType,
  typeOfMember,
  without,
  type MemberType,
  type ValueType,
} from './value-type.ts'

type ObjectType = Extract<ValueType, { kind: 'object' }>

/** `{ a, b: c, ...d }` */
const objectLiteral: Form['write'] = (wanted, scope, fuel, g) => {
  if (wanted.kind !== 'object') return null
  const share = (fuel - 1) / Math.max(1, wanted.members.length)
  const parts: Part[] = []
  const isFirst = g.random.chance(0.7)
  const spread = g.random.chance(0.35) ? spreadOf(wanted, isFirst, scope, g) : null
  if (spread && isFirst) parts.push(spread)
  for (const member of wanted.members) parts.push(memberOf(member, scope, share, g))
  if (spread && !isFirst) parts.push(spread)
  return derivation('{ a: b }', wanted, '({ ', ...parts, '})')
}

function memberOf(member: MemberType, scope: Scope, fuel: number, g: Generation): Derivation {
  const { name, type, optional } = member
  const part = optional
    ? optionalPart
    : (construct: string, ...rest: readonly Part[]) => derivation(construct, null, ...rest)
  if (optional && g.random.chance(0.3)) return optionalPart('{} without a member')
  if (optional && g.random.chance(0.3)) {
    const test = g.expression(boolean, scope, fuel / 2)
    const value = g.expression(type, scope, fuel / 2)
    return g.random.chance(0.5)
      ? part('{ ...(a && b) }', '...(', test, ` && { ${keyText(name)}: `, value, ' }), ')
      : part('{ ...(a ? b : {}) }', '...(', test, ` ? { ${keyText(name)}: `, value, ' } : {}), ')
  }
  const named = scope.names.find(({ text }) => text === name)
  if (named && isAssignable(named.type, typeOfMember(member)) && g.random.chance(0.7)) return part('{ a }', `${name}, `)
  const key = g.random.chance(0.1) ? `[${quoted(name)}]` : keyText(name)
  const construct = key.startsWith('[') ? "{ ['a']: b }" : optional ? '{ a: maybe undefined }' : '{ a: b }'
  return part(
    construct,
    `${key}: `,
    g.expression(optional && g.random.chance(0.6) ? maybe(type) : type, scope, fuel),
    ', ',
  )
}

/** `...path`, of an object whose members fit in what is wanted. */
function spreadOf(wanted: ObjectType, isFirst: boolean, scope: Scope, g: Generation): Derivation | null {
  const candidates = pathsOf(scope).filter(
    ({ type }) =>
      partsOf(type).every(({ kind }) => kind === 'object' || kind === 'undefined' || kind === 'null') &&
      mayBe(type, 'object') &&
      partsOf(type).every(
        (part) =>
          part.kind !== 'object' ||
          wanted.members.every((member) => {
            const given = part.members.find(({ name }) => name === member.name)
            return !given || isAssignable(typeOfMember(given), member.type) || (isFirst && !member.optional)
          }),
      ),
  )
  if (candidates.length === 0) return null
  const path = g.random.pick(candidates)
  return optionalPart(
    mayBe(path.type, 'undefined', 'null') ? '{ ...maybe }' : '{ ...a }',
    '...',
    readPath(path, path.type),
    ', ',
  )
}

/** `[a, ...b]` */
const arrayLiteral: Form['write'] = (wanted, scope, fuel, g) => {
  if (wanted.kind !== 'array') return null
  const count = g.random.integer(1, 3)
  const parts = Array.from({ length: count }, (): Part => {
    if (g.random.chance(0.4)) return optionalPart('[...xs]', '...', g.expression(wanted, scope, fuel / count - 1), ', ')
    return optionalPart('[a, b]', g.expression(wanted.item, scope, fuel / count - 1), ', ')
  })
  return derivation('[a, b]', wanted, '([', ...parts, `] as ${textOfType(wanted)})`)
}

const tupleLiteral: Form['write'] = (wanted, scope, fuel, g) => {
  if (wanted.kind !== 'tuple') return null
  const parts = wanted.items.flatMap((item): Part[] => [g.expression(item, scope, fuel / wanted.items.length), ', '])
  return derivation('[a, b] as [A, B]', wanted, '([', ...parts, `] as ${textOfType(wanted)})`)
}

const recordLiteral: Form['write'] = (wanted, scope, fuel, g) => {
  if (wanted.kind !== 'record') return null
  const parts = ['a', 'b c', '1']
    .slice(0, g.random.integer(0, 3))
    .map((key) =>
      g.random.chance(0.3)
        ? optionalPart('{ ...record }', '...', g.expression(wanted, scope, fuel / 3), ', ')
        : optionalPart('{ a: b } as Record', `${keyText(key)}: `, g.expression(wanted.value, scope, fuel / 3), ', '),
    )
  return derivation('{ a: b } as Record', wanted, '({ ', ...parts, `} as ${textOfType(wanted)})`)
}

/** One of the alternatives. */
const alternative: Form['write'] = (wanted, scope, fuel, g) =>
  wanted.kind === 'union' ? g.expression(g.random.pick(wanted.parts), scope, fuel) : null

/** A conditional whose branches use what its test tells. */
const narrowed: Form['write'] = (wanted, scope, fuel, g) => {
  const known = narrowing(scope, g)
  if (!known) return null
  return derivation(
    'narrowing ? a : b',
    wanted,
    `(${known.test} ? `,
    g.expression(wanted, known.then, fuel / 2),
    ' : ',
    g.expression(wanted, known.otherwise, fuel / 2),
    ')',
  )
}

const helperCall: Form['write'] = (wanted, scope, fuel, g) => {
  if (g.nesting.helpers > 1) return null
  const parameters = Array.from({ length: g.random.integer(0, 2) }, () => smallType(scope, g))
  const known = g.helpers.filter(({ result }) => isAssignable(result, wanted))
  const helper =
    known.length > 0 && g.nesting.helpers === 0 && g.random.chance(0.5)
      ? g.random.pick(known)
      : helperFor(parameters, wanted, fuel / 2, g)
  return calledWith('helper(a)', helper.name, helper.parameters, wanted, scope, fuel / 2, g)
}

const innerCall: Form['write'] = (wanted, scope, fuel, g) => {
  const fitting = scope.functions.filter(({ result }) => isAssignable(result, wanted))
  if (fitting.length === 0) return null
  const { name, parameters } = g.random.pick(fitting)
  return calledWith('inner(a)', name, parameters, wanted, scope, fuel, g)
}

function calledWith(
  construct: string,
  name: string,
  parameters: readonly ValueType[],
  wanted: ValueType,
  scope: Scope,
  fuel: number,
  g: Generation,
): Derivation {
  const args = parameters.flatMap((type, i): Part[] => [
    ...(i === 0 ? [] : [', ']),
    g.expression(type, scope, fuel / parameters.length),
  ])
  return derivation(construct, wanted, `${name}(`, ...args, ')')
}

/** `expression.member`, of an object that something here has. */
const memberOfExpression: Form['write'] = (wanted, scope, fuel, g) => {
  const objects = pathsOf(scope).flatMap(({ type }) => {
    const item = type.kind === 'array' ? type.item : type
    return item.kind === 'object' ? [item] : []
  })
  const fitting = objects.flatMap((type) =>
    type.members.filter((member) => isAssignable(typeOfMember(member), wanted)).map((member) => ({ type, member })),
  )
  if (fitting.length === 0) return null
  const { type, member } = g.random.pick(fitting)
  if (mayBe(wanted, 'undefined') && g.random.chance(0.6)) {
    return derivation(
      '(a)?.b',
      wanted,
      '(',
      g.expression(maybe(type), scope, fuel),
      `)${accessText(member.name, true)}`,
    )
  }
  return derivation('(a).b', wanted, '(', g.expression(type, scope, fuel), `)${accessText(member.name, false)}`)
}

/** A method of what may be missing. */
const optionalCall: Form['write'] = (wanted, scope, fuel, g) => {
  if (!mayBe(wanted, 'undefined')) return null
  const [given, call] = g.random.pick<readonly [ValueType, string]>([
    [string, '?.toUpperCase()'],
    [string, '?.trim().length'],
    [list(number), '?.map((y) => y + 1)'],
    [list(string), "?.join('-')"],
    [list(number), '?.[0]'],
    [list(string), '?.length'],
    [string, '?.length'],
  ])
  const results: Readonly<Record<string, ValueType>> = {
    '?.toUpperCase()': string,
    "?.join('-')": string,
    '?.map((y) => y + 1)': list(number),
  }
  if (!isAssignable(results[call] ?? number, wanted)) return null
  return derivation('a?.f()', wanted, '(', g.expression(maybe(given), scope, fuel), `)${call}`)
}

/** A function called where it is written. */
const bodyInPlace: Form['write'] = (wanted, scope, fuel, g) =>
  derivation('(() => …)()', wanted, '(() => ', functionBody(wanted, insideFunction(scope), fuel, g), ')()')

/** `x!` */
const claimed: Form['write'] = (wanted, scope, _fuel, g) => {
  if (mayBe(wanted, 'undefined', 'null')) return null
  // All that is left must be wanted: TypeScript takes `+x!` and `x! < y` of more, where JavaScript converts.
  const fitting = pathsOf(scope).filter(
    ({ type }) => mayBe(type, 'undefined', 'null') && isSame(without(type, 'undefined', 'null'), wanted),
  )
  if (fitting.length === 0) return null
  const path = g.random.pick(fitting)
  return derivation('a!', wanted, readPath(path, path.type), '!')
}

/** `'key' in object` */
const keyIn: Form['write'] = (wanted, scope, _fuel, g) => {
  if (!isAssignable(boolean, wanted)) return null
  const fitting = pathsOf(scope).flatMap((path) =>
    path.type.kind === 'object'
      ? path.type.members.filter(({ optional, name }) => optional && !(name in {})).map(({ name }) => ({ path, name }))
      : [],
  )
  if (fitting.length === 0) return null
  const { path, name } = g.random.pick(fitting)
  return derivation("'a' in b", wanted, `(${quoted(name)} in `, readPath(path, path.type), ')')
}

/** A constant declared beside the function. */
const captured: Form['write'] = (wanted, _scope, _fuel, g) => {
  if (!isJson(wanted)) return null
  const name = g.freshName('captured')
  const inObject = g.random.chance(0.4)
  const type = inObject ? object({ name: 'max', type: wanted, optional: false }) : wanted
  const isConst = wanted.kind === 'number' || wanted.kind === 'array' ? g.random.chance(0.2) : false
  const text = isConst ? `${constant(type, g.random)} as const` : constant(type, g.random)
  g.declarations.push(
    derivation('captured constant', null, `const ${name}${isConst ? '' : `: ${textOfType(type)}`} = ${text}`),
  )
  return derivation(inObject ? 'captured.a' : 'captured', wanted, name, inObject ? '.max' : '')
}

/** `a.kind === Kind.Csv` */
const enumTest: Form['write'] = (wanted, scope, fuel, g) =>
  isAssignable(boolean, wanted)
    ? derivation('a === Kind.B', wanted, '((', g.expression({ kind: 'enum' }, scope, fuel), ' as Kind) === Kind.Csv)')
    : null

/** Any condition, negated. */
const negated: Form['write'] = (wanted, scope, fuel, g) =>
  isAssignable(boolean, wanted) ? derivation('!!a', wanted, '!!(', condition(scope, fuel, g), ')') : null

/** The constructs that a row cannot say. */
export const forms: readonly Form[] = [
  { construct: '{ a: b }', weight: 8, write: objectLiteral },
  { construct: '[a, b]', weight: 4, write: arrayLiteral },
  { construct: '[a, b] as [A, B]', weight: 8, write: tupleLiteral },
  { construct: '{ a: b } as Record', weight: 3, write: recordLiteral },
  { construct: 'alternative', weight: 2, write: alternative },
  { construct: 'narrowing ? a : b', weight: 3, write: narrowed },
  { construct: 'helper(a)', weight: 1, write: helperCall },
  { construct: 'inner(a)', weight: 6, write: innerCall },
  { construct: '(a).b', weight: 2, write: memberOfExpression },
  { construct: 'a?.f()', weight: 1, write: optionalCall },
  { construct: '(() => …)()', weight: 0.3, write: bodyInPlace },
  { construct: 'a!', weight: 0.3, write: claimed },
  { construct: "'a' in b", weight: 0.5, write: keyIn },
  { construct: 'captured', weight: 0.7, write: captured },
  { construct: 'a === Kind.B', weight: 0.3, write: enumTest },
  { construct: '!!a', weight: 0.3, write: negated },
]
