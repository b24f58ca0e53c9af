import type { JsonObject } from '@stepwright/asl'
import type { GraphForm, ParallelNode, TaskNode, Value } from '@stepwright/dsl'
import { isWhole, path, type Form, type PathForm } from '../../print/jsonpath/form.ts'
import { knownForm } from '../../print/jsonpath/present-form.ts'
import { isReference, pathText } from '../../print/jsonpath/path-text.ts'
import { needsPath } from '../../print/jsonpath/problem.ts'
import { dynamicText, templateMember, templateObject } from '../../print/jsonpath/template.ts'
import { beforeWork } from '../jsonata/place.ts'
import { subjectOf } from '../task-output.ts'
import type { PathEmission, Use } from './emission.ts'

/** What a state works on: the fields that say it, and what `$` is in the fields after them. */
export interface Entry {
  readonly fields: { readonly InputPath?: string; readonly Parameters?: JsonObject }
  readonly from: PathForm
}

export const whole: Entry = { fields: {}, from: path('input') }
/** What a field before the work of a state says of what it does not see. */
export const inputOnly = 'Nothing but the input, the context and variables exists there.'

/** A task's arguments, in its integration's envelope where it has one. */
export function emitArguments(emission: PathEmission, node: TaskNode<GraphForm>): Entry {
  const { envelope } = node.resource
  const value = node.arguments ?? subjectOf(node)
  const use = { what: `The argument of '${node.name}'`, at: value.at }
  const form = emission.form(value, beforeWork, use)
  if (envelope === null) return argumentsEntry(emission, form, use)
  const Parameters = emission.field(use, 'input', inputOnly, (sight) => {
    const fixed = envelope.fixed.map((member) => templateMember(member.key, knownForm(member.value), sight))
    return Object.assign({}, ...fixed, templateMember(envelope.payloadKey, form, sight)) as JsonObject
  })
  return { fields: emission.placed({ Parameters }, value.at), from: whole.from }
}

/** The input of a parallel's branches. */
export function emitBranchInput(emission: PathEmission, node: ParallelNode<GraphForm>): Entry {
  if (node.arguments === null) return whole
  const use = { what: `The input of the branches of '${node.name}'`, at: node.arguments.at }
  return argumentsEntry(emission, emission.form(node.arguments, beforeWork, use), use)
}

/** `Parameters` for an object whose members are spelled out, `InputPath` for a path. */
function argumentsEntry(emission: PathEmission, form: Form, use: Use): Entry {
  if (isWhole(form, 'input')) return whole
  if (form.kind === 'Path') return { fields: emission.placed({ InputPath: pathText(form) }, use.at), from: form }
  const Parameters = emission.field(use, 'input', inputOnly, (sight) => templateObject(form, sight))
  if (Parameters !== null) return { fields: emission.placed({ Parameters }, use.at), from: whole.from }
  const hint =
    'Write an object literal that names each member, or make the value the output of a pass before and hand it on: (input) => input.'
  emission.report([needsPath('a computed value', hint)], use)
  return whole
}

/** A number of seconds or of iterations: a constant, or the field with `Path`. */
export function emitNumber<const Key extends string>(
  emission: PathEmission,
  key: Key,
  value: Value | null,
  use: Use,
  { from }: Entry,
): { readonly [K in Key]?: number } & { readonly [K in `${Key}Path`]?: string } {
  if (value === null) return {}
  const form = emission.form(value, beforeWork, use)
  // A computed key widens to `string` in TypeScript's eyes.
  const field = (name: string, content: unknown): object => emission.placed({ [name]: content }, value.at)
  if (form.kind === 'Json') return field(key, form.value)
  if (form.kind === 'Param') return field(key, `\${${form.name}}`)
  const seen = form.kind === 'Path' && isReference(form) ? seenFrom(form, from) : null
  if (seen !== null) return field(`${key}Path`, pathText(seen))
  const hint = 'Compute it in a state before, or assign it to a variable, and read it from there.'
  emission.report(
    [needsPath(form.kind === 'Path' ? 'a path that the state does not see' : 'a computed value', hint)],
    use,
  )
  return {}
}

/** A path of the input where `$` is `from`; null when it leads elsewhere. */
function seenFrom(given: PathForm, from: PathForm): PathForm | null {
  if (given.root !== 'input' || (from.root === 'input' && from.steps.length === 0)) return given
  const isInside =
    from.root === 'input' &&
    !from.isMany &&
    from.steps.every((step, at) => JSON.stringify(step) === JSON.stringify(given.steps[at]))
  return isInside ? { ...given, steps: given.steps.slice(from.steps.length) } : null
}

/** A text field that may be a path instead. */
export function emitText<const Key extends string>(
  emission: PathEmission,
  key: Key,
  value: Value | null,
  use: Use,
  intrinsics: readonly string[],
): { readonly [K in Key]?: string } & { readonly [K in `${Key}Path`]?: string } {
  if (value === null) return {}
  const form = emission.form(value, beforeWork, use)
  return emission.field(use, 'input', inputOnly, (sight): object => {
    const member = templateMember(key, form, sight)
    if (key in member) return emission.placed(member, value.at)
    const text = dynamicText(form, sight)
    const called = /^States\.(\w+)/.exec(text)?.[1]
    if (called === undefined ? form.kind === 'Path' && isReference(form) : intrinsics.includes(called)) {
      return emission.placed({ [`${key}Path`]: text }, value.at)
    }
    sight.problems.push(needsPath('a computed value', 'Compute it in a state before, and read it from there.'))
    return {}
  })
}
