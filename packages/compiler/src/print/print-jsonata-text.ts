import type { JsonataTextNode } from '@stepwright/dsl'
import { isRepeatable, block, variable, type Binding, type Jsonata } from './jsonata-ast.ts'
import type { Printer } from './printer.ts'

/** The user's own JSONata. A value that is more than a path is computed before it, once, as JavaScript does. */
export function printJsonataText({ texts, values, variables }: JsonataTextNode, p: Printer): Jsonata {
  const bindings: Binding[] = []
  const printed = values.map((node): Jsonata => {
    const value = p.value(node)
    if (isRepeatable(value)) return value
    const name = p.names.fresh('value')
    bindings.push({ name, value })
    return variable(name)
  })
  const source: Jsonata = { kind: 'Source', texts, values: printed, variables }
  return bindings.length === 0 ? source : block(bindings, source)
}
