/** The types of generated programs: those of JSON, and `undefined`. */
export type ValueType =
  | { readonly kind: 'number' | 'boolean' | 'null' | 'undefined' }
  /** `iso` and `decimal` are strings that hold an instant, or a number. */
  | { readonly kind: 'string'; readonly form: 'any' | 'iso' | 'decimal' }
  | { readonly kind: 'literal'; readonly value: string | number }
  /** The enum `Kind`, which every file of programs declares. */
  | { readonly kind: 'enum' }
  | { readonly kind: 'array'; readonly item: ValueType }
  | { readonly kind: 'tuple'; readonly items: readonly ValueType[] }
  | { readonly kind: 'record'; readonly value: ValueType }
  | { readonly kind: 'object'; readonly members: readonly MemberType[] }
  | { readonly kind: 'union'; readonly parts: readonly ValueType[] }
  /** A type that a row of the grammar leaves open. */
  | { readonly kind: 'variable'; readonly name: string; readonly among: 'any' | 'primitive' | 'json' | 'container' }

export interface MemberType {
  readonly name: string
  readonly type: ValueType
  readonly optional: boolean
}

type TypeOf<Kind extends ValueType['kind']> = Extract<ValueType, { readonly kind: Kind }>

export const number: ValueType = { kind: 'number' }
export const boolean: ValueType = { kind: 'boolean' }
const nothing: ValueType = { kind: 'undefined' }
export const nullType: ValueType = { kind: 'null' }
export const string: ValueType = { kind: 'string', form: 'any' }
export const decimal: ValueType = { kind: 'string', form: 'decimal' }
export const iso: ValueType = { kind: 'string', form: 'iso' }
export const enumType: ValueType = { kind: 'enum' }

/** What the enum's members are worth. */
export const enumMembers: Readonly<Record<string, string>> = { Csv: 'csv', Json: 'json', None: '' }

export const literal = (value: string | number): ValueType => ({ kind: 'literal', value })
export const list = (item: ValueType): ValueType => ({ kind: 'array', item })
export const tuple = (...items: readonly ValueType[]): ValueType => ({ kind: 'tuple', items })
export const record = (value: ValueType): ValueType => ({ kind: 'record', value })
export const object = (...members: readonly MemberType[]): TypeOf<'object'> => ({ kind: 'object', members })
export const maybe = (type: ValueType): ValueType => union(type, nothing)

/** A union, flat and without repetitions. */
export function union(...types: readonly ValueType[]): ValueType {
  const parts = new Map(types.flatMap(partsOf).map((part) => [textOfType(part), part]))
  const [first, ...rest] = parts.values()
  return first && rest.length === 0 ? first : { kind: 'union', parts: [...parts.values()] }
}

/** The alternatives of a type. */
export const partsOf = (type: ValueType): readonly ValueType[] => (type.kind === 'union' ? type.parts : [type])

export const without = (type: ValueType, ...kinds: readonly ValueType['kind'][]): ValueType =>
  union(...partsOf(type).filter((part) => !kinds.includes(part.kind)))

export const mayBe = (type: ValueType, ...kinds: readonly ValueType['kind'][]): boolean =>
  partsOf(type).some((part) => kinds.includes(part.kind))

/** The type of a member that is read. */
export const typeOfMember = ({ type, optional }: MemberType): ValueType => (optional ? maybe(type) : type)

/** Whether all values of the type are JSON as they are, with nothing undefined inside. */
export const isJson = (type: ValueType): boolean => !JSON.stringify(type).includes('"undefined"')

/** The type in TypeScript. */
export function textOfType(type: ValueType): string {
  return texts[type.kind](type as never)
}

const texts: { readonly [Kind in ValueType['kind']]: (type: TypeOf<Kind>) => string } = {
  number: ({ kind }) => kind,
  boolean: ({ kind }) => kind,
  null: ({ kind }) => kind,
  undefined: ({ kind }) => kind,
  string: ({ kind }) => kind,
  literal: ({ value }) => (typeof value === 'string' ? quoted(value) : String(value)),
  enum: () => 'Kind',
  array: ({ item }) => (item.kind === 'union' ? `(${textOfType(item)})[]` : `${textOfType(item)}[]`),
  tuple: ({ items }) => `[${items.map(textOfType).join(', ')}]`,
  record: ({ value }) => `Record<string, ${textOfType(value)}>`,
  object: ({ members }) =>
    members.length === 0
      ? 'Record<string, never>'
      : `{ ${members.map(({ name, optional, type }) => `${keyText(name)}${optional ? '?' : ''}: ${textOfType(type)}`).join('; ')} }`,
  union: ({ parts }) => (parts.length === 0 ? 'never' : parts.map(textOfType).join(' | ')),
  variable: ({ name }) => name,
}

export const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name)

/** A key as it is written in an object literal or a type. */
export const keyText = (name: string): string => (isIdentifier(name) ? name : quoted(name))

/** The access to a member. */
export const accessText = (name: string, optional: boolean): string =>
  isIdentifier(name) ? `${optional ? '?.' : '.'}${name}` : `${optional ? '?.' : ''}[${quoted(name)}]`

/** Whether TypeScript takes a value of one type for another. */
export function isAssignable(from: ValueType, to: ValueType): boolean {
  if (from.kind === 'union') return from.parts.every((part) => isAssignable(part, to))
  if (to.kind === 'union') return to.parts.some((part) => isAssignable(from, part))
  if (to.kind === 'string') {
    if (from.kind === 'string') return to.form === 'any' || from.form === to.form
    return to.form === 'any' && (from.kind === 'enum' || (from.kind === 'literal' && typeof from.value === 'string'))
  }
  if (to.kind === 'number') return from.kind === 'number' || (from.kind === 'literal' && typeof from.value === 'number')
  if (to.kind === 'literal') return from.kind === 'literal' && from.value === to.value
  if (to.kind === 'array') {
    if (from.kind === 'array') return isAssignable(from.item, to.item)
    return from.kind === 'tuple' && from.items.every((item) => isAssignable(item, to.item))
  }
  if (to.kind === 'tuple') {
    return (
      from.kind === 'tuple' &&
      from.items.length === to.items.length &&
      from.items.every((item, i) => isAssignable(item, to.items[i] ?? nothing))
    )
  }
  if (to.kind === 'record') return from.kind === 'record' && isAssignable(from.value, to.value)
  if (to.kind === 'object') return from.kind === 'object' && isAssignableObject(from, to)
  return from.kind === to.kind
}

function isAssignableObject(from: TypeOf<'object'>, to: TypeOf<'object'>): boolean {
  return to.members.every((wanted) => {
    const given = from.members.find(({ name }) => name === wanted.name)
    if (!given) return wanted.optional
    return isAssignable(typeOfMember(given), typeOfMember(wanted))
  })
}

/** The same type in every respect. */
export const isSame = (left: ValueType, right: ValueType): boolean =>
  left === right || JSON.stringify(left) === JSON.stringify(right)
