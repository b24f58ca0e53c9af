import {
  accessText,
  mayBe,
  maybe,
  number,
  partsOf,
  typeOfMember,
  union,
  without,
  type MemberType,
  type ValueType,
} from './value-type.ts'

/** A value that can be read where an expression stands. */
export interface Entry {
  readonly text: string
  readonly type: ValueType
}

/** A function of the program that can be called. */
export interface Helper {
  readonly name: string
  readonly parameters: readonly ValueType[]
  readonly result: ValueType
}

/** What can be named where an expression stands. */
export interface Scope {
  /** Names, innermost last. */
  readonly names: readonly Entry[]
  /** What tests around the expression tell of a path. */
  readonly facts: ReadonlyMap<string, ValueType>
  /** Functions bound inside the body. */
  readonly functions: readonly Helper[]
}

export const emptyScope: Scope = { names: [], facts: new Map(), functions: [] }

/** A path and how it is read. */
export interface Path extends Entry {
  /** The constructs on the way. */
  readonly constructs: readonly string[]
}

export function withNames(scope: Scope, ...entries: readonly Entry[]): Scope {
  const hidden = new Set(entries.map(({ text }) => text))
  return {
    ...scope,
    names: [...scope.names.filter(({ text }) => !hidden.has(text)), ...entries],
    facts: new Map([...scope.facts].filter(([text]) => !hidden.has(rootOf(text)))),
  }
}

const rootOf = (text: string): string => /^[\w$]+/.exec(text)?.[0] ?? text

export function withFact(scope: Scope, text: string, type: ValueType): Scope {
  return { ...scope, facts: new Map([...scope.facts, [text, type]]) }
}

/** Inside a function, TypeScript forgets what was known of members, though not of names. */
export function insideFunction(scope: Scope): Scope {
  return { ...scope, facts: new Map([...scope.facts].filter(([text]) => rootOf(text) === text)) }
}

const known = new WeakMap<Scope, readonly Path[]>()

/** Everything that can be read by a path. */
export function pathsOf(scope: Scope): readonly Path[] {
  const found = known.get(scope)
  if (found) return found
  const paths = scope.names.flatMap(({ text, type }) => pathsFrom({ text, type, constructs: [] }, scope, 3))
  known.set(scope, paths)
  return paths
}

function pathsFrom(path: Path, scope: Scope, depth: number): readonly Path[] {
  const here: Path = { ...path, type: scope.facts.get(path.text) ?? path.type }
  // What is behind a test that nothing passes cannot be read.
  if (partsOf(here.type).length === 0) return []
  if (depth === 0) return [here]
  const isMissable = mayBe(here.type, 'undefined', 'null')
  const base = without(here.type, 'undefined', 'null')
  // A long chain of elements of missing values adds nothing.
  const result = (type: ValueType): ValueType => (isMissable ? maybe(type) : type)
  const step = (text: string, type: ValueType, construct: string): readonly Path[] =>
    pathsFrom(
      {
        text: here.text + text,
        type: result(type),
        constructs: [...here.constructs, construct, ...(isMissable ? ['a?.b'] : [])],
      },
      scope,
      depth - 1,
    )
  const members = commonMembers(base).flatMap((member) =>
    step(accessText(member.name, isMissable), typeOfMember(member), /^\w+$/.test(member.name) ? 'a.b' : "a['b']"),
  )
  const optional = isMissable ? '?.' : ''
  if (base.kind === 'array') {
    const at = depth === 3 ? 0 : 1
    return [
      here,
      ...step(`${optional}[${at}]`, maybe(base.item), 'xs[0]'),
      ...step(`${isMissable ? '?.' : '.'}length`, number, 'array.length'),
    ]
  }
  if (base.kind === 'tuple') {
    return [here, ...base.items.flatMap((item, i) => step(`${optional}[${i}]`, item, 'tuple[0]'))]
  }
  if (base.kind === 'record') return [here, ...step(`${optional}['a']`, maybe(base.value), "record['a']")]
  return [here, ...members]
}

/** The members that every alternative of a type has. */
function commonMembers(type: ValueType): readonly MemberType[] {
  const objects = partsOf(type).map((part) => (part.kind === 'object' ? part.members : []))
  const [first = [], ...rest] = objects
  return first.flatMap((member): MemberType[] => {
    const others = rest.map((members) => members.find(({ name }) => name === member.name))
    if (!others.every((other) => other !== undefined)) return []
    const all = [member, ...others]
    return [
      {
        name: member.name,
        optional: all.some(({ optional }) => optional),
        type: union(...all.map(({ type: part }) => part)),
      },
    ]
  })
}
