import type { Generation } from './generation.ts'
import { pathsOf, withFact, type Path, type Scope } from './scope.ts'
import { shuffled } from './unify.ts'
import { mayBe, partsOf, quoted, union, without, type ValueType } from './value-type.ts'

/** A test of a path, and what is known on either side of it. */
export interface Narrowing {
  readonly test: string
  readonly then: Scope
  readonly otherwise: Scope
}

/** A test that tells something about a value that can be read here; `null` where there is none such. */
export function narrowing(scope: Scope, g: Generation): Narrowing | null {
  // TypeScript narrows names and members, and neither elements nor what stands behind `?.`.
  const paths = pathsOf(scope).filter(({ text }) => !/\?\.|\[\d/.test(text))
  for (const path of shuffled(paths, g.random).slice(0, 30)) {
    for (const test of shuffled(tests, g.random)) {
      const found = test(path, g)
      if (found) {
        const then = withFact(scope, path.text, found.then)
        return { test: found.test, then, otherwise: withFact(scope, path.text, found.otherwise) }
      }
    }
  }
  return null
}

interface Told {
  readonly test: string
  readonly then: ValueType
  readonly otherwise: ValueType
}

type Test = (path: Path, g: Generation) => Told | null

const nullish = ['undefined', 'null'] as const

const against =
  (kind: 'undefined' | 'null'): Test =>
  ({ text, type }) =>
    mayBe(type, kind) && partsOf(type).length > 1
      ? { test: `${text} !== ${kind}`, then: without(type, kind), otherwise: { kind } }
      : null

const present: Test = ({ text, type }) =>
  mayBe(type, ...nullish) && partsOf(without(type, ...nullish)).length > 0
    ? {
        test: `${text} != null`,
        then: without(type, ...nullish),
        otherwise: union(...partsOf(type).filter(({ kind }) => kind === 'undefined' || kind === 'null')),
      }
    : null

const missing: Test = (path, g) => {
  const told = against('undefined')(path, g)
  return told && { test: `${path.text} === undefined`, then: told.otherwise, otherwise: told.then }
}

const truthy: Test = ({ text, type }) =>
  mayBe(type, ...nullish) &&
  partsOf(without(type, ...nullish)).every(({ kind }) => kind === 'object' || kind === 'array')
    ? {
        test: text,
        then: without(type, ...nullish),
        otherwise: union(...partsOf(type).filter(({ kind }) => kind === 'undefined' || kind === 'null')),
      }
    : null

const typeOf =
  (name: 'string' | 'number' | 'boolean'): Test =>
  ({ text, type }) => {
    const parts = partsOf(type)
    const isOf = (part: ValueType): boolean =>
      part.kind === name ||
      (part.kind === 'literal' && typeof part.value === name) ||
      (part.kind === 'enum' && name === 'string')
    const then = parts.filter(isOf)
    if (then.length === 0 || then.length === parts.length) return null
    return {
      test: `typeof ${text} === '${name}'`,
      then: union(...then),
      otherwise: union(...parts.filter((part) => !isOf(part))),
    }
  }

const isArray: Test = ({ text, type }) => {
  const parts = partsOf(type)
  const then = parts.filter(({ kind }) => kind === 'array' || kind === 'tuple')
  if (then.length === 0 || then.length === parts.length) return null
  return { test: `Array.isArray(${text})`, then: union(...then), otherwise: without(type, 'array', 'tuple') }
}

/** `x.kind === 'a'` */
const discriminant: Test = ({ text, type }, g) => {
  const parts = partsOf(type)
  if (parts.length < 2) return null
  const tags = parts.map((part) => {
    const member = part.kind === 'object' ? part.members.find(({ name }) => name === 'kind') : undefined
    return member?.type.kind === 'literal' ? String(member.type.value) : null
  })
  if (tags.includes(null)) return null
  const tag = g.random.pick(tags)
  return {
    test: `${text}.kind === ${quoted(String(tag))}`,
    then: union(...parts.filter((_, i) => tags[i] === tag)),
    otherwise: union(...parts.filter((_, i) => tags[i] !== tag)),
  }
}

const tests: readonly Test[] = [
  against('undefined'),
  against('null'),
  present,
  missing,
  truthy,
  typeOf('string'),
  typeOf('number'),
  typeOf('boolean'),
  isArray,
  discriminant,
  discriminant,
]
