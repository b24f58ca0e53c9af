import type { JsonObject, JsonValue } from '@stepwright/asl'
import { functionBody } from './bodies.ts'
import { constructsOf, derivation, render, type Derivation } from './derivation.ts'
import { destructured } from './destructuring.ts'
import { smallType, type Generation } from './generation.ts'
import { expression } from './generator.ts'
import { seededRandom, seedOf, type Random } from './random.ts'
import { randomObject, randomType } from './random-type.ts'
import { randomValue } from './random-value.ts'
import { emptyScope, withNames, type Entry, type Scope } from './scope.ts'
import { enumMembers, list, object, quoted, textOfType, type ValueType } from './value-type.ts'

/** A generated function with what it is run on. */
export interface Program {
  readonly index: number
  readonly subject: ValueType
  readonly vars: Extract<ValueType, { kind: 'object' }>
  /** Functions and constants beside it. */
  readonly declarations: readonly Derivation[]
  readonly fn: Derivation
  readonly inputs: readonly Input[]
}

export interface Input {
  readonly subject: JsonValue
  readonly vars: JsonObject
}

/** What every file of programs starts with. */
export const preamble: string = [
  "import type { Expr } from '@stepwright/dsl'",
  `enum Kind { ${Object.entries(enumMembers)
    .map(([name, value]) => `${name} = ${quoted(value)}`)
    .join(', ')} }`,
].join('\n')

/** The program of this seed and index: the same every time. */
export function generateProgram(seed: number, index: number, inputCount: number): Program {
  const random = seededRandom(seedOf(seed, index))
  const subject = subjectType(random)
  const vars = object(
    ...['total', 'report', 'v'].map((name) => ({ name, type: randomType(random, 1), optional: random.chance(0.2) })),
  )
  let names = 0
  const g: Generation = {
    random,
    declarations: [],
    helpers: [],
    nesting: { helpers: 0 },
    freshName: (wish) => `${wish}${index}_${++names}`,
    expression: (wanted, scope, fuel) => expression(wanted, scope, fuel, g),
  }
  const parameters = parametersOf(subject, vars, g)
  const scope = withNames(emptyScope, ...parameters.entries)
  const fuel = random.pick([4, 6, 8, 12, 16, 24])
  const body = functionBody(resultType(scope, g), scope, fuel, g)
  return {
    index,
    subject,
    vars,
    declarations: g.declarations,
    fn: derivation('arrow function', null, `(${parameters.text}) => `, body),
    inputs: Array.from({ length: inputCount }, () => ({
      subject: randomValue(subject, random),
      vars: randomValue(vars, random) as JsonObject,
    })),
  }
}

/** Mostly an interface; now and then anything else, or a list of interfaces. */
function subjectType(random: Random): ValueType {
  if (random.chance(0.1)) return randomType(random, 3)
  return randomObject(random, 3, 3)
}

/** What the function gives: mostly made of what can be read. */
function resultType(scope: Scope, g: Generation): ValueType {
  const { random } = g
  if (random.chance(0.3)) return smallType(scope, g)
  if (random.chance(0.2)) return randomType(random, 2)
  const members = scope.names.filter(({ text }) => /^\w+$/.test(text) && random.chance(0.3))
  const named = members.map(({ text, type }) => ({ name: text, type: type, optional: false }))
  const added = ['id', 'rows', 'total', 'last'].slice(0, random.integer(1, 4)).map((name) => ({
    name,
    type: smallType(scope, g),
    optional: random.chance(0.2),
  }))
  const result = object(...[...named, ...added.filter(({ name }) => members.every(({ text }) => text !== name))])
  return random.chance(0.25) ? list(result) : result
}

function parametersOf(
  subject: ValueType,
  vars: Program['vars'],
  g: Generation,
): { readonly text: string; readonly entries: readonly Entry[] } {
  const pattern = g.random.chance(0.3) ? destructured(subject, g) : null
  const first = pattern ?? { text: 'f', entries: [{ text: 'f', type: subject }] }
  const second = g.random.pick(['none', 'none', 'scope', 'pattern', 'vars'] as const)
  const variable = (path: string): Entry[] =>
    vars.members.map(({ name, type, optional }) => ({
      text: `${path}.${name}`,
      type: optional ? { kind: 'union', parts: [type, { kind: 'undefined' }] } : type,
    }))
  if (second === 'none') return first
  if (second === 'scope') {
    const entries = [...first.entries, { text: 'scope.input', type: subject }, ...variable('scope.vars')]
    return { text: `${first.text}, scope`, entries }
  }
  if (second === 'vars') {
    return { text: `${first.text}, { vars }`, entries: [...first.entries, ...variable('vars')] }
  }
  const members = variable('').map(({ text, type }) => ({ text: text.slice(1), type }))
  return {
    text: `${first.text}, { input, vars: { ${members.map(({ text }) => text).join(', ')} } }`,
    entries: [...first.entries, { text: 'input', type: subject }, ...members],
  }
}

/** The program in TypeScript: what it declares, and its function as `f<index>`. */
export function textOf(program: Program): string {
  const { index, subject, vars, declarations, fn } = program
  return [
    `type Subject${index} = ${textOfType(subject)}`,
    `type Vars${index} = ${textOfType(vars)}`,
    ...declarations.map(render),
    `export const f${index}: Expr<Subject${index}, { readonly input: Subject${index}; readonly vars: Vars${index} }, unknown> = ${render(fn)}`,
  ].join('\n')
}

/** The constructs a program is made of. */
export function constructsOfProgram({ declarations, fn }: Program): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const part of [...declarations, fn]) constructsOf(part, found)
  return found
}
