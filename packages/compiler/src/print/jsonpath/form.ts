import type { IntrinsicName, JsonValue } from '@stepwright/asl'

/** What a path can start at: one of the documents that a state's data flow has, the context object, or a variable. */
export type Root = Document | 'context' | { readonly variable: string }

/** What `$` can be: a field sees one of these at a time. */
export type Document = 'input' | 'result' | 'error'

/** One step of a path. A `Text` is a step that is printed already, and names any number of nodes. */
export type Step =
  | { readonly kind: 'Name'; readonly name: string }
  | { readonly kind: 'Index'; readonly index: number }
  /** Several members of one object, as an object. */
  | { readonly kind: 'Names'; readonly names: readonly string[] }
  | { readonly kind: 'Text'; readonly text: string }

export interface PathForm {
  readonly kind: 'Path'
  readonly root: Root
  readonly steps: readonly Step[]
  /** True when the path names the items of a list one by one: it gives an array, and a further step is taken from each item. */
  readonly isMany: boolean
}

export interface CallForm {
  readonly kind: 'Call'
  readonly name: IntrinsicName
  readonly arguments: readonly Form[]
}

/** Text with values in it: `States.Format`. */
export interface FormatForm {
  readonly kind: 'Format'
  readonly parts: readonly Form[]
}

export interface RecordForm {
  readonly kind: 'Record'
  readonly members: readonly RecordMember[]
}

export interface RecordMember {
  readonly key: string
  readonly value: Form
}

/** Objects put together, later members winning: `States.JsonMerge`. */
export interface MergeForm {
  readonly kind: 'Merge'
  readonly parts: readonly Form[]
}

/**
 * What JSONPath says for an expression, before it is known which field says it: a payload template, an intrinsic's argument and a path field
 * write the same form in their own ways.
 */
export type Form =
  | PathForm
  | CallForm
  | FormatForm
  | RecordForm
  | MergeForm
  | { readonly kind: 'List'; readonly items: readonly Form[] }
  | { readonly kind: 'Json'; readonly value: JsonValue }
  | { readonly kind: 'Param'; readonly name: string }

export const path = (root: Root, ...names: readonly string[]): PathForm => ({
  kind: 'Path',
  root,
  steps: names.map((name) => ({ kind: 'Name', name })),
  isMany: false,
})

export const json = (value: JsonValue): Form => ({ kind: 'Json', value })

export const call = (name: IntrinsicName, ...args: readonly Form[]): CallForm => ({
  kind: 'Call',
  name,
  arguments: args,
})

/** A path one step further. */
export const stepped = (base: PathForm, ...steps: readonly Step[]): PathForm => ({
  ...base,
  steps: [...base.steps, ...steps],
})

/** A path of which each item counts, as the base of a step into the items. */
export function each(list: PathForm): PathForm {
  return list.isMany ? list : { ...stepped(list, { kind: 'Text', text: '[*]' }), isMany: true }
}

/** True for a path that is one of the documents as a whole. */
export function isWhole(form: Form, document: Document): boolean {
  return form.kind === 'Path' && form.root === document && form.steps.length === 0
}

/** The value of a form that reads nothing and holds no parameter; undefined for any other. */
export function constantValue(form: Form): JsonValue | undefined {
  if (form.kind === 'Json') return form.value
  if (form.kind === 'List') {
    const items = form.items.map(constantValue)
    return items.every((item) => item !== undefined) ? items : undefined
  }
  if (form.kind !== 'Record') return undefined
  const members = form.members.map(({ key, value }) => [key, constantValue(value)] as const)
  return members.every((member): member is readonly [string, JsonValue] => member[1] !== undefined)
    ? Object.fromEntries(members)
    : undefined
}

/** The documents that the form reads. */
export function documentsOf(form: Form): ReadonlySet<Document> {
  const roots = formsIn(form).map((part) => (part.kind === 'Path' ? part.root : null))
  return new Set(roots.filter((root) => root === 'input' || root === 'result' || root === 'error'))
}

/** The form and all forms in it. */
function formsIn(form: Form): readonly Form[] {
  return [form, ...partsOf(form).flatMap(formsIn)]
}

function partsOf(form: Form): readonly Form[] {
  switch (form.kind) {
    case 'Call':
      return form.arguments
    case 'Format':
    case 'Merge':
      return form.parts
    case 'Record':
      return form.members.map(({ value }) => value)
    case 'List':
      return form.items
    case 'Path':
    case 'Json':
    case 'Param':
      return []
  }
}

/** The same form, with each path mapped. */
export function mapPaths(form: Form, map: (path: PathForm) => PathForm): Form {
  const inside = (part: Form): Form => mapPaths(part, map)
  switch (form.kind) {
    case 'Path':
      return map(form)
    case 'Call':
      return { ...form, arguments: form.arguments.map(inside) }
    case 'Format':
    case 'Merge':
      return { ...form, parts: form.parts.map(inside) }
    case 'Record':
      return { ...form, members: form.members.map(({ key, value }) => ({ key, value: inside(value) })) }
    case 'List':
      return { ...form, items: form.items.map(inside) }
    case 'Json':
    case 'Param':
      return form
  }
}
