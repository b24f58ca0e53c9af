import { documentsOf, isWhole, stepped, type Form, type MergeForm, type PathForm } from '../../print/jsonpath/form.ts'
import { isWritableName } from '../../print/jsonpath/path-text.ts'

/** A form that a path field can say: a path, or several members of one object under their own names. */
export function asPath(form: Form): PathForm | null {
  if (form.kind === 'Path') return form
  if (form.kind !== 'Record' || form.members.length < 2) return null
  const bases = form.members.map(({ key, value }) => baseOf(key, value))
  const [base] = bases
  if (!base || !bases.every((other) => JSON.stringify(other) === JSON.stringify(base))) return null
  return stepped(base, { kind: 'Names', names: form.members.map(({ key }) => key) })
}

/** The object that a path takes the member `key` of. */
function baseOf(key: string, form: Form): PathForm | null {
  if (form.kind !== 'Path' || form.isMany || !isWritableName(key)) return null
  const last = form.steps.at(-1)
  return last?.kind === 'Name' && last.name === key ? { ...form, steps: form.steps.slice(0, -1) } : null
}

/** A value put into the input: where, and what is left of the input beside it; `null` for all of it. */
export interface Placing {
  readonly at: readonly string[]
  readonly value: Form
  readonly kept: readonly string[] | null
}

/** `{ ...input, key: value }`, `{ ...input, a: { ...input.a, key: value } }`, or `{ a: input.a, key: value }`. */
export function asPlacing(form: Form, value: 'mayReadInput' | 'ofTheResult' = 'ofTheResult'): Placing | null {
  if (form.kind === 'Merge') {
    const at = placeOf(form, { kind: 'Path', root: 'input', steps: [], isMany: false }, value === 'mayReadInput')
    return at && { ...at, kept: null }
  }
  if (form.kind !== 'Record') return null
  const others = form.members.filter(({ key, value }) => !isMember(key, value))
  const [placed] = others
  if (others.length !== 1 || !placed || form.members.length < 2 || readsInput(placed.value)) return null
  if (!form.members.every(({ key }) => isWritableName(key))) return null
  return { at: [placed.key], value: placed.value, kept: form.members.map(({ key }) => key) }
}

function placeOf(form: MergeForm, base: PathForm, mayReadInput: boolean): Pick<Placing, 'at' | 'value'> | null {
  const [rest, added, ...others] = form.parts
  if (!rest || !added || others.length > 0 || !isSamePath(rest, base) || added.kind !== 'Record') return null
  const [member] = added.members
  if (!member || added.members.length > 1 || !isWritableName(member.key)) return null
  const { key, value } = member
  const inside =
    value.kind === 'Merge' ? placeOf(value, stepped(base, { kind: 'Name', name: key }), mayReadInput) : null
  if (inside) return { at: [key, ...inside.at], value: inside.value }
  return mayReadInput || !readsInput(value) ? { at: [key], value } : null
}

const isSamePath = (form: Form, path: PathForm): boolean => JSON.stringify(form) === JSON.stringify(path)
const readsInput = (form: Form): boolean => documentsOf(form).has('input')

/** `key: input.key` */
function isMember(key: string, form: Form): boolean {
  const base = baseOf(key, form)
  return base !== null && isWhole(base, 'input')
}
