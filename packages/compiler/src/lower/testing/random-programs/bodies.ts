import { derivation, optionalPart, type Derivation } from './derivation.ts'
import { destructured } from './destructuring.ts'
import { condition, smallType, type Generation } from './generation.ts'
import { narrowing } from './narrowing.ts'
import { insideFunction, pathsOf, withNames, type Scope } from './scope.ts'
import { partsOf, quoted, textOfType, type ValueType } from './value-type.ts'

/** What a function does: an expression, or statements. */
export function functionBody(result: ValueType, scope: Scope, fuel: number, g: Generation): Derivation {
  if (fuel < 2 || g.random.chance(0.75)) return g.expression(result, scope, fuel)
  return derivation('block', null, '{ ', ...statements(result, scope, fuel - 1, g), ' }')
}

/** Statements that end with a `return`. */
function statements(result: ValueType, scope: Scope, fuel: number, g: Generation): Derivation[] {
  const written: Derivation[] = []
  let inner = scope
  for (let left = g.random.integer(1, 3); left > 0; left--) {
    const statement = g.random.pick(statementKinds)(result, inner, fuel / 2, g)
    if (!statement) continue
    written.push(statement.written)
    inner = statement.after
  }
  const last = g.random.chance(0.15) ? branches(result, inner, fuel, g) : returned(result, inner, fuel, g)
  return [...written, last]
}

interface Statement {
  readonly written: Derivation
  /** What can be named in the statements that follow. */
  readonly after: Scope
}

type StatementKind = (result: ValueType, scope: Scope, fuel: number, g: Generation) => Statement | null

const returned = (result: ValueType, scope: Scope, fuel: number, g: Generation): Derivation =>
  derivation('return', null, 'return ', g.expression(result, scope, fuel))

const constant: StatementKind = (_result, scope, fuel, g) => {
  const type = smallType(scope, g)
  const text = g.freshName(g.random.pick(['n', 'total', 'list', 'kept', 'count', 'states']))
  // Without its type, the name would take the value's, which may be narrower than what was wanted.
  const annotation = g.random.chance(0.5) ? '' : `: ${textOfType(type)}`
  const written = optionalPart('const', `const ${text}${annotation} = `, g.expression(type, scope, fuel), '; ')
  return { written, after: withNames(scope, { text, type }) }
}

const pattern: StatementKind = (_result, scope, _fuel, g) => {
  const candidates = pathsOf(scope).filter(({ type }) => ['object', 'array', 'tuple'].includes(type.kind))
  if (candidates.length === 0) return null
  const { text, type } = g.random.pick(candidates)
  const taken = destructured(type, g)
  if (!taken) return null
  const written = optionalPart('const pattern', `const ${taken.text} = ${text}; `)
  return { written, after: withNames(scope, ...taken.entries) }
}

/** A condition that TypeScript does not decide: of what it finds unreachable it knows no types. */
function openTest(scope: Scope, fuel: number, g: Generation): Derivation {
  const test = condition(scope, fuel, g)
  return test.construct === 'literal' ? derivation('if (literal)', null, '(', test, ' as unknown)') : test
}

const earlyReturn: StatementKind = (result, scope, fuel, g) => {
  const known = g.random.chance(0.4) ? narrowing(scope, g) : null
  const test = known ? derivation('narrowing', null, known.test) : openTest(scope, fuel / 2, g)
  const inside = returned(result, known?.then ?? scope, fuel / 2, g)
  const written = g.random.chance(0.5)
    ? optionalPart('if return', 'if (', test, ') ', inside, '; ')
    : optionalPart('if { return }', 'if (', test, ') { ', ...localConstant(scope, fuel, g), inside, ' } ')
  return { written, after: known?.otherwise ?? scope }
}

const localConstant = (scope: Scope, fuel: number, g: Generation): Derivation[] => {
  const statement = g.random.chance(0.3)
    ? constant(scope.names[0]?.type ?? { kind: 'number' }, scope, fuel / 3, g)
    : null
  return statement ? [statement.written] : []
}

const innerFunction: StatementKind = (_result, scope, fuel, g) => {
  const parameters = Array.from({ length: g.random.integer(1, 2) }, () => smallType(scope, g))
  const given = smallType(scope, g)
  const name = g.freshName('inner')
  const entries = parameters.map((type) => ({ text: g.freshName('a'), type }))
  const body = functionBody(given, withNames(insideFunction(scope), ...entries), fuel / 2, g)
  const signature = `(${entries.map(({ text, type }) => `${text}: ${textOfType(type)}`).join(', ')}): ${textOfType(given)}`
  const written = optionalPart('inner function', `const ${name} = ${signature} => `, body, '; ')
  return { written, after: { ...scope, functions: [...scope.functions, { name, parameters, result: given }] } }
}

/** `switch` over a member that tells the alternatives of a type apart, or over a union of literals. */
const switched: StatementKind = (result, scope, fuel, g) => {
  const candidates = pathsOf(scope).flatMap(({ text, type }) => {
    const values = partsOf(type).map((part) => (part.kind === 'literal' ? part.value : null))
    return values.length > 1 && !values.includes(null) ? [{ text, values: values as (string | number)[] }] : []
  })
  if (candidates.length === 0) return null
  const { text, values } = g.random.pick(candidates)
  const isExhaustive = g.random.chance(0.3)
  const labels = isExhaustive ? values : values.slice(0, g.random.integer(1, values.length - 1))
  const share = fuel / (labels.length + 1)
  const clauses = labels.map((value, i) => {
    const label = `case ${typeof value === 'string' ? quoted(value) : value}: `
    // A clause may share the next one's statements.
    const isShared = i < labels.length - 1 && g.random.chance(0.2)
    return isShared
      ? optionalPart('case a: case b:', label)
      : derivation('case', null, label, returned(result, scope, share, g), '; ')
  })
  const fallback =
    !isExhaustive && g.random.chance(0.5)
      ? [optionalPart('default', 'default: ', returned(result, scope, share, g), '; ')]
      : []
  return { written: optionalPart('switch', `switch (${text}) { `, ...clauses, ...fallback, '} '), after: scope }
}

const statementKinds: readonly StatementKind[] = [
  constant,
  constant,
  pattern,
  earlyReturn,
  earlyReturn,
  innerFunction,
  switched,
]

/** `if … else …` where every way returns. */
function branches(result: ValueType, scope: Scope, fuel: number, g: Generation): Derivation {
  const known = narrowing(scope, g)
  const test = known ? derivation('narrowing', null, known.test) : openTest(scope, fuel / 3, g)
  return derivation(
    'if else',
    null,
    'if (',
    test,
    ') { ',
    returned(result, known?.then ?? scope, fuel / 3, g),
    ' } else { ',
    returned(result, known?.otherwise ?? scope, fuel / 3, g),
    ' }',
  )
}
