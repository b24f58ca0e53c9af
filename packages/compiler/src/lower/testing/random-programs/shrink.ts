import type { JsonObject, JsonValue } from '@stepwright/asl'
import { checkPrograms, type Finding } from './check.ts'
import { seededRandom } from './random.ts'
import { constant } from './constants.ts'
import { derivation, render, type Derivation, type Part } from './derivation.ts'
import type { Difference } from './judge.ts'
import type { Input, Program } from './program.ts'
import { isAssignable, type ValueType } from './value-type.ts'

/** How many smaller programs are read as one file. */
const batch = 150

/** The smallest program found that shows a problem of the same kind, with the smallest input. */
export function shrink(finding: Finding): Finding {
  let smallest = onlyInput(finding)
  for (let round = 0; round < 60; round++) {
    const smaller = smallerOf(smallest)
    if (!smaller) return smallest
    smallest = smaller
  }
  return smallest
}

function smallerOf(finding: Finding): Finding | null {
  const candidates = [...smallerPrograms(finding.program)]
    .map((program) => ({ program, size: sizeOfProgram(program) }))
    .filter(({ size }) => size < sizeOfProgram(finding.program))
    .sort((left, right) => left.size - right.size)
  for (let from = 0; from < candidates.length; from += batch) {
    const programs = candidates.slice(from, from + batch).map(({ program }, i) => renumbered(program, i))
    const [found] = findingsAmong(programs).filter(({ problem }) => isAlike(problem, finding.problem))
    if (found) return onlyInput({ ...found, program: renumbered(found.program, finding.program.index) })
  }
  return null
}

/** The program under another number. The names of a program have its number in them, and those of one file must differ. */
function renumbered(program: Program, index: number): Program {
  const old = new RegExp(`(?<=[a-zA-Z])${program.index}(?=_\\d)`, 'g')
  const written = (node: Derivation): Derivation => ({
    ...node,
    parts: node.parts.map((part) => (typeof part === 'string' ? part.replaceAll(old, String(index)) : written(part))),
  })
  return { ...program, index, declarations: program.declarations.map(written), fn: written(program.fn) }
}

/** A program that the compiler does not survive must not hide the others of its batch. */
function findingsAmong(programs: readonly Program[]): readonly Finding[] {
  try {
    return checkPrograms(programs).findings
  } catch {
    return programs.length === 1 ? [] : programs.flatMap((program) => findingsAmong([program]))
  }
}

/** The same fault, as far as its message tells: what it names of the program may differ. */
function isAlike(left: Finding['problem'], right: Finding['problem']): boolean {
  if (left.kind === 'difference' && right.kind === 'difference') return outcomeOf(left) === outcomeOf(right)
  if (left.kind === 'refusal' && right.kind === 'refusal') {
    return left.code === right.code && withoutNames(left.message) === withoutNames(right.message)
  }
  return left.kind === right.kind
}

const withoutNames = (message: string): string => message.replaceAll(/'.*'/gs, "'…'").replaceAll(/\d+/g, '0')

/** Which side fails, and of what. */
function outcomeOf({ javascript, jsonata }: Difference): string {
  const [thrown, failure] = [/^throws: (\w+)/.exec(javascript)?.[1], /^fails: (.*)/s.exec(jsonata)?.[1]]
  return thrown ?? (failure === undefined ? 'both give a value' : withoutNames(failure))
}

/** The program with the input that showed the difference, and no other. */
function onlyInput({ program, problem }: Finding): Finding {
  return problem.kind === 'difference'
    ? { program: { ...program, inputs: [problem.input] }, problem }
    : { program, problem }
}

function sizeOfProgram({ declarations, fn, inputs, subject, vars }: Program): number {
  const texts = [...declarations, fn].map(render)
  return (
    texts.reduce((size, text) => size + text.length, 0) * 10 +
    JSON.stringify(inputs).length * 3 +
    JSON.stringify([subject, vars]).length
  )
}

function* smallerPrograms(program: Program): Generator<Program> {
  for (const fn of smallerParts(program.fn)) yield { ...program, fn }
  const { declarations } = program
  for (const [i, declaration] of declarations.entries()) {
    yield { ...program, declarations: declarations.filter((_, j) => j !== i) }
    for (const smaller of smallerParts(declaration)) {
      yield { ...program, declarations: declarations.map((other, j) => (j === i ? smaller : other)) }
    }
  }
  for (const member of ['subject', 'vars'] as const) {
    for (const type of smallerTypes(program[member])) yield { ...program, [member]: type }
  }
  const [input] = program.inputs
  if (input && program.inputs.length === 1) {
    for (const smaller of smallerInputs(input, program)) yield { ...program, inputs: [smaller] }
  }
}

/** A derivation with one of its parts left out, replaced by a part of its own, or by a constant. */
function* smallerParts(node: Derivation): Generator<Derivation> {
  if (node.type) {
    for (const inner of descendants(node)) {
      if (inner.type && isAssignable(inner.type, node.type)) yield inner
    }
    for (const text of constantsOf(node.type)) {
      if (text.length < render(node).length) yield derivation('literal', node.type, text)
    }
  }
  for (const [i, part] of node.parts.entries()) {
    if (typeof part === 'string') continue
    const replaced = (other: Part): Derivation => ({
      ...node,
      parts: node.parts.map((old, j) => (i === j ? other : old)),
    })
    if (part.isOptional) yield replaced('')
    for (const smaller of smallerParts(part)) yield replaced(smaller)
  }
}

function* descendants(node: Derivation): Generator<Derivation> {
  for (const part of node.parts) {
    if (typeof part === 'string') continue
    yield part
    yield* descendants(part)
  }
}

/** A few constants of a type, the shortest first. */
function constantsOf(type: ValueType): readonly string[] {
  const texts = Array.from({ length: 8 }, (_, seed) => constant(type, seededRandom(seed)))
  return [...new Set(texts)].sort((left, right) => left.length - right.length).slice(0, 2)
}

function* smallerTypes<Type extends ValueType>(type: Type): Generator<Type> {
  if (type.kind !== 'object') return
  for (const member of type.members) {
    yield { ...type, members: type.members.filter((other) => other !== member) }
  }
}

/** Inputs with less in them, of the same type as far as a look at the value tells. */
function* smallerInputs(input: Input, program: Program): Generator<Input> {
  for (const subject of smallerValues(input.subject, program.subject)) yield { ...input, subject }
  for (const vars of smallerValues(input.vars, program.vars)) yield { ...input, vars: vars as JsonObject }
}

function* smallerValues(value: JsonValue, type: ValueType): Generator<JsonValue> {
  if (type.kind === 'union') {
    for (const part of type.parts) if (fits(value, part)) yield* smallerValues(value, part)
  } else if (type.kind === 'number') {
    for (const simple of [0, 1, -1]) if (value !== simple) yield simple
  } else if (type.kind === 'string' && type.form === 'any') {
    for (const simple of ['', 'a']) if (value !== simple) yield simple
  } else if (type.kind === 'array' && Array.isArray(value)) {
    for (const i of value.keys()) {
      yield value.filter((_: JsonValue, j: number) => i !== j)
      for (const item of smallerValues(value[i] as JsonValue, type.item)) yield value.with(i, item) as JsonValue
    }
  } else if (type.kind === 'tuple' && Array.isArray(value)) {
    for (const [i, item] of type.items.entries()) {
      for (const smaller of smallerValues(value[i] as JsonValue, item)) yield value.with(i, smaller) as JsonValue
    }
  } else if ((type.kind === 'object' || type.kind === 'record') && typeof value === 'object' && value !== null) {
    yield* smallerObjects(value as JsonObject, type)
  }
}

function* smallerObjects(
  value: JsonObject,
  type: Extract<ValueType, { kind: 'object' | 'record' }>,
): Generator<JsonValue> {
  for (const [key, part] of Object.entries(value)) {
    const member = type.kind === 'object' ? type.members.find(({ name }) => name === key) : undefined
    const { [key]: _, ...others } = value
    if (type.kind === 'record' || (member?.optional ?? true)) yield others
    const inner = type.kind === 'record' ? type.value : member?.type
    if (inner) for (const smaller of smallerValues(part, inner)) yield { ...value, [key]: smaller }
  }
}

/** Whether a value looks like one of a type. */
function fits(value: JsonValue, type: ValueType): boolean {
  if (type.kind === 'literal') return value === type.value
  if (type.kind === 'array' || type.kind === 'tuple') return Array.isArray(value)
  if (type.kind === 'null') return value === null
  if (type.kind === 'object' || type.kind === 'record') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const tag = type.kind === 'object' ? type.members.find(({ name }) => name === 'kind') : undefined
    return tag?.type.kind !== 'literal' || (value as JsonObject)['kind'] === tag.type.value
  }
  return typeof value === (type.kind === 'enum' ? 'string' : type.kind)
}
