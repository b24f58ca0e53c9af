/** What we print of JSONata, as a tree: forms that depend on what an operand looks like are decided here, never on text. */
export type Jsonata =
  | { readonly kind: 'Number'; readonly value: number }
  | { readonly kind: 'String'; readonly value: string }
  /** A substitution of the definition, as a string: `'${name}'`. */
  | { readonly kind: 'Param'; readonly name: string }
  /** A string that substitutions stand in: `'s3://${Bucket}/'`. Its literals hold no `${`. */
  | { readonly kind: 'Template'; readonly parts: readonly (string | { readonly param: string })[] }
  | { readonly kind: 'Word'; readonly word: 'true' | 'false' | 'null' }
  | { readonly kind: 'Regex'; readonly source: string; readonly flags: string }
  /** What the user wrote, with values between the texts: one text more than values. */
  | {
      readonly kind: 'Source'
      readonly texts: readonly string[]
      readonly values: readonly Jsonata[]
      /** What the texts name, variables and functions alike. */
      readonly variables: readonly string[]
    }
  | { readonly kind: 'Variable'; readonly name: string }
  | { readonly kind: 'Field'; readonly base: Jsonata; readonly key: string }
  | { readonly kind: 'Index'; readonly base: Jsonata; readonly index: Jsonata }
  /** `base[]`: the engine keeps the sequence an array. */
  | { readonly kind: 'Keep'; readonly base: Jsonata }
  | { readonly kind: 'Call'; readonly callee: string; readonly args: readonly Jsonata[] }
  | { readonly kind: 'Lambda'; readonly parameters: readonly string[]; readonly body: Jsonata }
  | { readonly kind: 'Block'; readonly bindings: readonly Binding[]; readonly result: Jsonata }
  | {
      readonly kind: 'Conditional'
      readonly test: Jsonata
      readonly then: Jsonata
      /** `null`: left out, the result is then undefined. */
      readonly otherwise: Jsonata | null
    }
  | { readonly kind: 'Binary'; readonly operator: BinaryOperator; readonly left: Jsonata; readonly right: Jsonata }
  | { readonly kind: 'Negative'; readonly operand: Jsonata }
  /** `first..last`, inside an array constructor. */
  | { readonly kind: 'Range'; readonly first: Jsonata; readonly last: Jsonata }
  | { readonly kind: 'Array'; readonly items: readonly Jsonata[] }
  | {
      readonly kind: 'Object'
      readonly members: readonly { readonly key: Jsonata; readonly value: Jsonata }[]
    }

/** `$name := value` in a block. */
export interface Binding {
  readonly name: string
  readonly value: Jsonata
}

export type BinaryOperator =
  '*' | '/' | '%' | '+' | '-' | '&' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'and' | 'or'

export const number = (value: number): Jsonata => ({ kind: 'Number', value })
export const string = (value: string): Jsonata => ({ kind: 'String', value })
export const word = (value: boolean | null): Jsonata => ({ kind: 'Word', word: `${value}` })
export const regex = (source: string, flags = ''): Jsonata => ({ kind: 'Regex', source, flags })
export const variable = (name: string): Jsonata => ({ kind: 'Variable', name })
export const call = (callee: string, ...args: readonly Jsonata[]): Jsonata => ({ kind: 'Call', callee, args })
export const array = (...items: readonly Jsonata[]): Jsonata => ({ kind: 'Array', items })
export const keep = (base: Jsonata): Jsonata => ({ kind: 'Keep', base })
export const index = (base: Jsonata, at: Jsonata): Jsonata => ({ kind: 'Index', base, index: at })

export const lambda = (parameters: readonly string[], body: Jsonata): Jsonata => ({ kind: 'Lambda', parameters, body })

export const binary = (left: Jsonata, operator: BinaryOperator, right: Jsonata): Jsonata => ({
  kind: 'Binary',
  operator,
  left,
  right,
})

/** AWS evaluates operands inside one another, 100 levels at most: a longer chain becomes a chain of groups. */
const longestChain = 40

/** `a op b op c …`, for an operator whose operands may be grouped in any way. */
export function chain(operator: 'and' | 'or' | '&', operands: readonly [Jsonata, ...Jsonata[]]): Jsonata {
  const [first, ...rest] = operands
  if (operands.length <= longestChain) return rest.reduce((left, right) => binary(left, operator, right), first)
  const size = Math.ceil(operands.length / longestChain)
  const groups = operands.flatMap((_, i) =>
    i % size === 0 ? [chain(operator, operands.slice(i, i + size) as [Jsonata, ...Jsonata[]])] : [],
  )
  return chain(operator, groups as [Jsonata, ...Jsonata[]])
}

export const conditional = (test: Jsonata, then: Jsonata, otherwise: Jsonata | null): Jsonata => ({
  kind: 'Conditional',
  test,
  then,
  otherwise,
})

export const object = (...members: readonly (readonly [key: Jsonata, value: Jsonata])[]): Jsonata => ({
  kind: 'Object',
  members: members.map(([key, value]) => ({ key, value })),
})

/** An expression in parentheses of its own, which hide its form from an array constructor around it. */
export const parenthesized = (result: Jsonata): Jsonata => ({ kind: 'Block', bindings: [], result })

/** A block; bindings of blocks that are its result or a binding's value are drawn into it, and what is bound last is not named only to be given back. */
export function block(bindings: readonly Binding[], result: Jsonata): Jsonata {
  const given = bindings.flatMap(hoisted)
  if (result.kind === 'Block') return { kind: 'Block', bindings: [...given, ...result.bindings], result: result.result }
  const last = given.at(-1)
  if (!last || result.kind !== 'Variable' || result.name !== last.name)
    return { kind: 'Block', bindings: given, result }
  return given.length === 1 ? last.value : { kind: 'Block', bindings: given.slice(0, -1), result: last.value }
}

function hoisted({ name, value }: Binding): readonly Binding[] {
  if (value.kind !== 'Block' || value.bindings.length === 0) return [{ name, value }]
  return [...value.bindings, { name, value: value.result }]
}

/** `$x != null`: false for null and for what is missing. */
export const isPresent = (value: Jsonata): Jsonata => binary(value, '!=', word(null))

export const not = (claim: Jsonata): Jsonata => call('not', claim)

/** `$type(value) = 'kind'` */
export const hasType = (value: Jsonata, type: string): Jsonata => binary(call('type', value), '=', string(type))

/** A field of an object. Starts at a variable: any other base is bound to one by the caller. */
export function field(base: Jsonata, key: string): Jsonata {
  // A backquote has no escape inside a quoted name, and a substitution must not be seen in one.
  return key === '' || key.includes('`') || key.includes('${')
    ? call('lookup', base, string(key))
    : { kind: 'Field', base, key }
}

/** True when a path can start at or go on from this expression. */
export function isPath(value: Jsonata): boolean {
  return value.kind === 'Variable' || value.kind === 'Field' || (value.kind === 'Index' && isPath(value.base))
}

/** True when repeating the expression costs neither time nor readability. */
export function isRepeatable(value: Jsonata): boolean {
  return (
    isPath(value) ||
    value.kind === 'Word' ||
    value.kind === 'Number' ||
    value.kind === 'String' ||
    value.kind === 'Param'
  )
}
