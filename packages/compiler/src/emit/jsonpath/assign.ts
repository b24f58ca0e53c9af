import type { JsonObject } from '@stepwright/asl'
import { kinds, type Value } from '@stepwright/dsl'
import { variableMayBeMissing } from '../../passes/diagnostics.ts'
import type { Document, Form, RecordMember } from '../../print/jsonpath/form.ts'
import { knownForm } from '../../print/jsonpath/present-form.ts'
import { templateMember } from '../../print/jsonpath/template.ts'
import { may, type Position } from '../../print/printer.ts'
import type { Owner } from '../notes.ts'
import type { PathEmission } from './emission.ts'

/** `Assign` of a state, whose expressions see one document: the result of a task, map or parallel, the error in a handler, else the input. */
export function emitAssign(
  emission: PathEmission,
  assign: Value | null,
  position: Position,
  owner: Owner,
): { readonly Assign?: JsonObject } {
  return assignTemplate(emission, assign, assignForms(emission, assign, position, owner), position, owner)
}

/** The variables that a state assigns. A pass before has made sure that they are known by name. */
export function assignForms(
  emission: PathEmission,
  assign: Value | null,
  position: Position,
  owner: Owner,
): readonly RecordMember[] {
  if (assign === null) return []
  if (assign.kind === 'Constant') return membersOf(knownForm(assign.value))
  const { body } = assign
  if (body.kind !== 'Object') return []
  return body.members.flatMap((member): readonly RecordMember[] => {
    if (member.kind !== 'Member') return []
    const { key, value } = member
    if (may(value, kinds.undefined)) emission.add(variableMayBeMissing(owner, key, assign.at))
    const use = { what: `The variable '${key}' that '${owner.name}' assigns`, at: assign.at }
    return [{ key, value: emission.form({ ...assign, body: value }, position, use) }]
  })
}

function membersOf(form: Form): readonly RecordMember[] {
  if (form.kind === 'Record') return form.members
  const isObject = form.kind === 'Json' && typeof form.value === 'object' && form.value !== null
  return isObject
    ? Object.entries(form.value as JsonObject).map(([key, value]) => ({ key, value: { kind: 'Json', value } }))
    : []
}

/** The variables as the definition writes them. */
export function assignTemplate(
  emission: PathEmission,
  assign: Value | null,
  members: readonly RecordMember[],
  position: Position,
  owner: Owner,
): { readonly Assign?: JsonObject } {
  if (assign === null) return {}
  const templates = members.map(({ key, value }) => {
    const use = { what: `The variable '${key}' that '${owner.name}' assigns`, at: assign.at }
    return emission.field(use, seen[position.subject], hints[position.subject], (sight) =>
      templateMember(key, value, sight),
    )
  })
  return emission.placed({ Assign: Object.assign({}, ...templates) as JsonObject }, assign.at)
}

const seen: { readonly [Subject in Position['subject']]: Document } = {
  input: 'input',
  result: 'result',
  errorOutput: 'error',
}

const hints: { readonly [Subject in Position['subject']]: string } = {
  input: 'Nothing but the input, the context and variables exists there.',
  result: 'Assign what comes from the input in a state before this one, for example in a pass.',
  errorOutput: 'Assign what comes from the input in a state before this one, for example in a pass.',
}
