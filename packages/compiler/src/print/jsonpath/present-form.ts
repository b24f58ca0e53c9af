import type { JsonValue } from '@stepwright/asl'
import { kinds, type ExpressionNode, type KnownValue } from '@stepwright/dsl'
import { allKinds, may } from '../printer.ts'
import { constructName } from './construct-names.ts'
import { constantValue, json, type Form } from './form.ts'
import { spoken } from './path-text.ts'
import { placed, refuse, resolved, type PathPrinter } from './printer.ts'
import { maybeMissing } from './problem.ts'

/** A value inside another one: where it may be undefined JavaScript leaves it out, and a path fails the state. */
export function presentForm(node: ExpressionNode, p: PathPrinter): Form {
  const form = p.form(node, p)
  // Of a value of unknown type nothing tells that it may be missing; where it is, the state fails.
  const isOptional = may(node, kinds.undefined) && (node.kinds & allKinds) !== allKinds
  if (!isOptional || node.kind === 'Undefined') return form
  return refuse(
    placed(node, p),
    maybeMissing(form.kind === 'Path' ? spoken(form) : constructName(resolved(node, p).node)),
  )
}

/** The value of an expression that reads no data; undefined for any other. */
export function constantOf(node: ExpressionNode, p: PathPrinter): JsonValue | undefined {
  const trial: PathPrinter = { ...p, problems: [] }
  const form = p.form(node, trial)
  return trial.problems.length === 0 ? constantValue(form) : undefined
}

/** A value known when the flow is built. */
export function knownForm(known: KnownValue): Form {
  switch (known.kind) {
    case 'Json':
      return json(known.value)
    case 'Param':
      return { kind: 'Param', name: known.name }
    case 'KnownArray':
      return { kind: 'List', items: known.items.map(knownForm) }
    case 'KnownObject':
      return { kind: 'Record', members: known.members.map(({ key, value }) => ({ key, value: knownForm(value) })) }
  }
}
