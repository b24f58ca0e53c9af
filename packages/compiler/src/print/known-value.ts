import type { JsonValue } from '@stepwright/asl'
import type { KnownValue } from '@stepwright/dsl'
import { array, call, object, string, number, word, type Jsonata } from './jsonata-ast.ts'

/** A value known when the flow is built, as a literal of JSONata. */
export function knownAsJsonata(known: KnownValue): Jsonata {
  return knownForms[known.kind](known as never)
}

type KnownForms = { readonly [Kind in KnownValue['kind']]: (known: Extract<KnownValue, { kind: Kind }>) => Jsonata }

const knownForms: KnownForms = {
  Json: ({ value }) => jsonAsJsonata(value),
  Param: ({ name }) => ({ kind: 'Param', name }),
  KnownArray: ({ items }) => array(...items.map(knownAsJsonata)),
  KnownObject: ({ members }) => objectOf(members.map(({ key, value }) => [key, knownAsJsonata(value)])),
}

/** An object, or a failure of the state in its place: JSONata would lose a member named `__proto__`. */
function objectOf(members: readonly (readonly [string, Jsonata])[]): Jsonata {
  if (members.some(([key]) => key === '__proto__')) {
    return call('error', string("JSONata cannot make a member named '__proto__'."))
  }
  return object(...members.map(([key, value]) => [string(key), value] as const))
}

function jsonAsJsonata(value: JsonValue): Jsonata {
  if (typeof value === 'string') return string(value)
  if (typeof value === 'number') return number(value)
  if (typeof value === 'boolean' || value === null) return word(value)
  if (isArray(value)) return array(...value.map(jsonAsJsonata))
  return objectOf(Object.entries(value).map(([key, member]) => [key, jsonAsJsonata(member)]))
}

/** A value known when the flow is built, as it stands in the definition. `null` where only an expression can say it. */
export function knownAsTemplate(known: KnownValue): Template | null {
  return templateForms[known.kind](known as never)
}

/** JSON of the definition. Wrapped, as `null` is a value too. */
export interface Template {
  readonly json: JsonValue
}

type TemplateForms = {
  readonly [Kind in KnownValue['kind']]: (known: Extract<KnownValue, { kind: Kind }>) => Template | null
}

const templateForms: TemplateForms = {
  Json: ({ value }) => jsonAsTemplate(value),
  Param: ({ name }) => ({ json: `\${${name}}` }),
  KnownArray: ({ items }) => templateArray(items.map(knownAsTemplate)),
  KnownObject: ({ members }) => templateObject(members.map(({ key, value }) => [key, knownAsTemplate(value)])),
}

function jsonAsTemplate(value: JsonValue): Template | null {
  if (typeof value === 'string') return isPlainText(value) ? { json: value } : null
  if (typeof value !== 'object' || value === null) return { json: value }
  if (isArray(value)) return templateArray(value.map(jsonAsTemplate))
  return templateObject(Object.entries(value).map(([key, member]) => [key, jsonAsTemplate(member)]))
}

/** An array of the definition, unless an item needs an expression that the caller has not made. */
function templateArray(items: readonly (Template | null)[]): Template | null {
  const known = items.filter((item) => item !== null)
  return known.length === items.length ? { json: known.map(({ json }) => json) } : null
}

function templateObject(members: readonly (readonly [string, Template | null])[]): Template | null {
  const json: Record<string, JsonValue> = {}
  for (const [key, member] of members) {
    if (!member || !isPlainKey(key)) return null
    json[key] = member.json
  }
  return { json }
}

/** True when a string of the definition means itself: no mark of an expression opens or closes it, and it holds no substitution. */
export function isPlainText(text: string): boolean {
  return !text.startsWith('{%') && !text.endsWith('%}') && !text.includes('${')
}

/** True when a key of the definition means itself: no substitution, no path as `.$` marks them, and no prototype. */
export function isPlainKey(key: string): boolean {
  return !key.includes('${') && !key.endsWith('.$') && key !== '__proto__'
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
