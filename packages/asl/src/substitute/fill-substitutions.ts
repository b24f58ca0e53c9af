import type { JsonValue } from '../wire/json.ts'

/** A definition with its substitutions filled in, and how the values given fit those it has. */
export interface Filled<Definition> {
  readonly definition: Definition
  /** Names in the definition that were given no value, each once, in the order met. Their `${Name}` stays. */
  readonly missing: readonly string[]
  /** Names that were given a value and are not in the definition. */
  readonly unknown: readonly string[]
  /** Every name in the definition. */
  readonly known: readonly string[]
}

/**
 * Fills in the `${Name}` substitutions of a definition, as a deployment does. Inside an expression a value is written as part of a string
 * of JSONata, so quotes and line breaks in it stay text. Keys (state names, members) are left alone.
 *
 * @example
 * ```ts
 * fillSubstitutions({ Resource: '${Function}' }, { Function: 'arn:aws:lambda:…' }).definition   // { Resource: 'arn:aws:lambda:…' }
 * ```
 */
export function fillSubstitutions<Definition>(
  definition: Definition,
  values: { readonly [name: string]: string },
): Filled<Definition> {
  const known = new Set<string>()
  const missing = new Set<string>()
  const fillText = (text: string): string => {
    const write = text.startsWith('{%') && text.endsWith('%}') ? insideExpression : asItIs
    return text.replace(/\$\{([^{}]+)\}/gu, (whole, name: string) => {
      known.add(name)
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      if (value !== undefined) return write(value)
      missing.add(name)
      return whole
    })
  }
  const fill = (json: JsonValue): JsonValue => {
    if (typeof json === 'string') return fillText(json)
    if (typeof json !== 'object' || json === null) return json
    if (Array.isArray(json)) return json.map(fill)
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, fill(value)]))
  }
  // A definition is JSON; filling in texts keeps its shape.
  const filled = fill(definition as JsonValue) as Definition
  return {
    definition: filled,
    missing: [...missing],
    unknown: Object.keys(values).filter((name) => !known.has(name)),
    known: [...known],
  }
}

const asItIs = (value: string): string => value

/** The value as it reads between the quotes of a JSONata string, of either kind. */
function insideExpression(value: string): string {
  return JSON.stringify(value).slice(1, -1).replaceAll("'", '\\u0027')
}
