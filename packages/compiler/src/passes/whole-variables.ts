import type { ExpressionNode, Graph, GraphForm, KnownValue, StateNode, Value } from '@stepwright/dsl'
import { pathPrinter } from '../print/jsonpath/print-form.ts'
import { isWholeNumber } from '../print/jsonpath/whole-numbers.ts'
import { assignsOf } from './graph-edges.ts'
import { allStates } from './params.ts'

/**
 * The variables that hold whole numbers whenever they hold something: every assignment in the machine gives them one, perhaps made of such
 * variables. TypeScript has no type for it, and JSONPath adds nothing else.
 */
export function wholeVariables(graph: Graph): ReadonlySet<string> {
  const assignments = allStates(graph).flatMap(assignmentsOf)
  let whole = new Set(assignments.map(({ name }) => name))
  for (;;) {
    const broken = assignments.filter(({ name, isWhole }) => whole.has(name) && !isWhole(whole)).map(({ name }) => name)
    if (broken.length === 0) return whole
    whole = new Set([...whole].filter((name) => !broken.includes(name)))
  }
}

interface Assignment {
  readonly name: string
  readonly isWhole: (variables: ReadonlySet<string>) => boolean
}

function assignmentsOf(state: StateNode<GraphForm>): readonly Assignment[] {
  return assignsOf(state).flatMap((value) => (value.kind === 'Constant' ? ofConstant(value.value) : ofFunction(value)))
}

function ofConstant(known: KnownValue): readonly Assignment[] {
  const members: readonly (readonly [string, unknown])[] =
    known.kind === 'KnownObject'
      ? known.members.map(({ key, value }) => [key, value.kind === 'Json' ? value.value : null])
      : known.kind === 'Json' && typeof known.value === 'object' && known.value !== null
        ? Object.entries(known.value)
        : []
  return members.map(([name, value]) => ({ name, isWhole: () => Number.isInteger(value) }))
}

const position = { subject: 'input', resultAt: [] } as const

function ofFunction({ body, captures }: Extract<Value, { kind: 'Lowered' }>): readonly Assignment[] {
  const isWhole = (value: ExpressionNode) => (variables: ReadonlySet<string>) =>
    isWholeNumber(value, pathPrinter({ position, captures, wholeVariables: variables, places: new Map() }))
  if (body.kind !== 'Object') return []
  return body.members.flatMap((member): readonly Assignment[] =>
    member.kind === 'Member' ? [{ name: member.key, isWhole: isWhole(member.value) }] : [],
  )
}
