import type { JsonObject, JsonValue } from '@stepwright/asl'
import { documentsOf, type Document, type Form } from './form.ts'
import { argumentText, isTooDeep } from './intrinsic-text.ts'
import { pathText } from './path-text.ts'
import { outOfSight, tooManyCalls, type Problem } from './problem.ts'

/** A place where values are written: what `$` is there, and where problems go. */
export interface Sight {
  readonly sees: Document
  /** What to do instead of reading another document. */
  readonly hint: string
  readonly problems: Problem[]
}

/** Members of a payload template: `{ "size": 1000 }`, `{ "key.$": "$.key" }`. */
export function templateMember(key: string, form: Form, sight: Sight): JsonObject {
  const plain = plainJson(form, sight)
  return plain === undefined ? { [`${key}.$`]: dynamicText(form, sight) } : { [key]: plain }
}

/** A payload template: an object, or null when the form is not one that a template can be made of as a whole. */
export function templateObject(form: Form, sight: Sight): JsonObject | null {
  const plain = form.kind === 'Record' || form.kind === 'Json' ? plainJson(form, sight) : undefined
  return isObject(plain) ? plain : null
}

/** What follows a key that ends in `.$`, or fills a path field: a path, or a call. */
export function dynamicText(form: Form, sight: Sight): string {
  checkSight(form, sight)
  if (form.kind === 'Path') return pathText(form)
  const text = asCall(form)
  if (isTooDeep(text)) sight.problems.push(tooManyCalls())
  return text
}

/** Of constants, only texts come here: those that the definition would not take as they are. */
function asCall(form: Form): string {
  const text = argumentText(form)
  return text.startsWith('States.') ? text : argumentText({ kind: 'Format', parts: [form] })
}

/** Notes what the form reads that the field does not see. */
function checkSight(form: Form, { sees, hint, problems }: Sight): void {
  for (const document of documentsOf(form)) {
    if (document !== sees) problems.push(outOfSight(document, sees, hint))
  }
}

/** The form as JSON of the definition, with `.$` members inside objects at most; undefined when the key itself needs one. */
function plainJson(form: Form, sight: Sight): JsonValue | undefined {
  if (form.kind === 'Record') {
    if (!form.members.every(({ key }) => isPlainKey(key))) return undefined
    return Object.assign({}, ...form.members.map(({ key, value }) => templateMember(key, value, sight))) as JsonObject
  }
  if (form.kind === 'List') {
    const items = form.items.map((item) => plainJson(item, sight))
    return items.every((item) => item !== undefined) ? items : undefined
  }
  if (form.kind === 'Json') return isPlainJson(form.value) ? form.value : undefined
  const text = constantText(form)
  return text !== null && isPlainText(text.replaceAll(substitution, '')) ? text : undefined
}

/** A parameter and the constants around it are text of the definition, which a deployment fills in. */
function constantText(form: Form): string | null {
  if (form.kind === 'Param') return `\${${form.name}}`
  if (form.kind === 'Json') return typeof form.value === 'string' ? form.value : null
  if (form.kind !== 'Format') return null
  const parts = form.parts.map((part) =>
    part.kind === 'Json' && typeof part.value === 'string' && part.value.includes('${') ? null : constantText(part),
  )
  return parts.includes(null) ? null : parts.join('')
}

const substitution = /\$\{\w+\}/g

/** True for JSON that stands in the definition as it is: nobody takes a text in it for something to evaluate or to fill in. */
export function isPlainJson(value: JsonValue): boolean {
  if (typeof value === 'string') return isPlainText(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value as JsonObject).every(([key, member]) => isPlainKey(key) && isPlainJson(member))
}

/** True for text that means itself: no substitution, nothing that reads like a path, a call or a JSONata expression. */
function isPlainText(text: string): boolean {
  return !text.includes('${') && !/^\s*\{%[\s\S]*%\}\s*$/.test(text) && !/^(?:\$\$?(?:\.|\[)|States\.)/.test(text)
}

const isPlainKey = (key: string): boolean => !key.includes('${') && !key.endsWith('.$')

function isObject(json: JsonValue | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
