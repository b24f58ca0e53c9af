import { call, word, type Jsonata } from './jsonata-ast.ts'
import { mapParts, partsOf } from './jsonata-parts.ts'

/**
 * An expression that reads the variable `error` has no function `$error`: what fails the state is said by `$assert` instead. (In other expressions of the
 * same machine `$error(…)` fails the state all the same, for no function.)
 */
export function sparingError(expression: Jsonata): Jsonata {
  return readsError(expression) ? withAssert(expression) : expression
}

const readsError = (node: Jsonata): boolean =>
  (node.kind === 'Variable' && node.name === 'error') || partsOf(node).some(readsError)

function withAssert(node: Jsonata): Jsonata {
  const inside = mapParts(node, withAssert)
  return inside.kind === 'Call' && inside.callee === 'error' ? call('assert', word(false), ...inside.args) : inside
}
