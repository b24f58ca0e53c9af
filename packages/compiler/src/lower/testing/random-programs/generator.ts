import { arrayRows } from './array-rows.ts'
import { derivation, type Derivation, type Part } from './derivation.ts'
import { forms } from './forms.ts'
import { functionOperand } from './functions.ts'
import { condition, smallType, type Form, type Generation } from './generation.ts'
import { leaf } from './leaves.ts'
import { dateRows, numberRows, objectRows, stringRows } from './library-rows.ts'
import { operatorRows } from './operator-rows.ts'
import type { Random } from './random.ts'
import type { Operand, Row } from './rows.ts'
import { pathsOf, type Scope } from './scope.ts'
import { filled, givesAs, shuffled, undecided, unify, type Bindings } from './unify.ts'
import { boolean, list, number, string, textOfType, type ValueType } from './value-type.ts'

/** Every construct that a row can say. */
export const allRows: readonly Row[] = [
  ...operatorRows,
  ...arrayRows,
  ...stringRows,
  ...numberRows,
  ...objectRows,
  ...dateRows,
]

/** Writes an expression of a type. */
export function expression(wanted: ValueType, scope: Scope, fuel: number, g: Generation): Derivation {
  if (fuel <= 0 || g.random.chance(0.1)) return leaf(wanted, scope, g)
  for (let attempt = 0; attempt < 4; attempt++) {
    const written = composed(wanted, scope, fuel, g)
    if (written) return written
  }
  return leaf(wanted, scope, g)
}

type Choice =
  | { readonly weight: number; readonly row: Row; readonly bindings: Bindings }
  | { readonly weight: number; readonly form: Form }

function composed(wanted: ValueType, scope: Scope, fuel: number, g: Generation): Derivation | null {
  const choices: Choice[] = forms.map((form) => ({ weight: form.weight, form }))
  for (const row of allRows) {
    const bindings = row.weight > 0 ? givesAs(row.gives, wanted) : null
    // A row that gives any type at all is a candidate always: those that give just this one come first.
    const weight = row.gives.kind === 'variable' ? row.weight / 2 : row.weight
    if (bindings) choices.push({ weight, row, bindings })
  }
  const choice = weighted(choices, g.random)
  if ('form' in choice) return choice.form.write(wanted, scope, fuel, g)
  return fromRow(choice.row, choice.bindings, wanted, scope, fuel, g)
}

function weighted<Item extends { readonly weight: number }>(items: readonly Item[], random: Random): Item {
  const total = items.reduce((sum, { weight }) => sum + weight, 0)
  let at = (random.integer(0, 999_999) / 1_000_000) * total
  for (const item of items) {
    at -= item.weight
    if (at < 0) return item
  }
  return random.pick(items)
}

function fromRow(
  row: Row,
  given: Bindings,
  wanted: ValueType,
  scope: Scope,
  fuel: number,
  g: Generation,
): Derivation | null {
  const bindings = decided(row, given, scope, g)
  const share = (fuel - 1) / Math.max(1, row.takes.length)
  const operands = row.takes.map((operand) => operandOf(operand, bindings, scope, share, g))
  const written = row.text.replaceAll(/\{(\w+)\}/g, (_, name: string) => textOfType(bindings.get(name) ?? wanted))
  const pieces = written.split('#')
  const parts = pieces.flatMap((text, i): Part[] => {
    const operand = operands[i]
    return operand ? [text, operand] : [text]
  })
  return derivation(row.construct, wanted, ...parts)
}

/** What the open types of a row are: decided by what can be read here, mostly. */
function decided(row: Row, given: Bindings, scope: Scope, g: Generation): Bindings {
  let bindings = given
  for (const { type } of row.takes) {
    if (undecided(type, bindings).length === 0) continue
    if (g.random.chance(0.8)) bindings = decidedByPath(type, bindings, scope, g) ?? bindings
    for (const { name, among } of undecided(type, bindings)) {
      const choice =
        among === 'any'
          ? smallType(scope, g)
          : among === 'container'
            ? list(g.random.pick([number, string]))
            : g.random.pick([number, string, string, boolean])
      bindings = new Map([...bindings, [name, choice]])
    }
  }
  for (const { parameters } of row.takes) {
    for (const [, type] of parameters ?? []) {
      for (const { name } of undecided(type, bindings)) bindings = new Map([...bindings, [name, smallType(scope, g)]])
    }
  }
  return bindings
}

function decidedByPath(type: ValueType, bindings: Bindings, scope: Scope, g: Generation): Bindings | null {
  for (const path of shuffled(pathsOf(scope), g.random).slice(0, 20)) {
    const found = unify(type, path.type, bindings)
    if (found) return found
  }
  return null
}

function operandOf(operand: Operand, bindings: Bindings, scope: Scope, fuel: number, g: Generation): Derivation {
  if (!operand.parameters) {
    return operand.isTest ? condition(scope, fuel, g) : expression(filled(operand.type, bindings), scope, fuel, g)
  }
  const parameters = operand.parameters.map(([name, parameter]) => ({ name, type: filled(parameter, bindings) }))
  return functionOperand(parameters, operand.isTest ? null : filled(operand.type, bindings), scope, fuel, g)
}
