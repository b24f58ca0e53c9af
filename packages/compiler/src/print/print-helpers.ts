import type { ApplyNode, ExpressionNode, HelperFunction, HelpersNode } from '@stepwright/dsl'
import { block, call, lambda, variable, type Binding, type Jsonata } from './jsonata-ast.ts'
import { builtInFunctions } from './names.ts'
import type { Printer } from './printer.ts'

/** Functions of the user's project, bound under their own names in front of what calls them. `print` is what the result is wanted as. */
export function printHelpers(node: HelpersNode, p: Printer, print: (body: ExpressionNode) => Jsonata): Jsonata {
  const bindings = node.helpers.map((helper): Binding => {
    const name = p.names.fresh(wishOf(helper.name))
    p.locals.set(helper.name, variable(name))
    return { name, value: printFunction(helper, p) }
  })
  return block(bindings, print(node.body))
}

/** A reader takes a built-in function's name for that function, whatever else it may stand for. */
function wishOf(name: string): string {
  const [word = ''] = name.split('#')
  return builtInFunctions.has(word) ? `own${word.charAt(0).toUpperCase()}${word.slice(1)}` : word
}

function printFunction({ parameters, body }: HelperFunction, p: Printer): Jsonata {
  const names = parameters.map((parameter) => {
    const name = p.names.fresh(parameter)
    p.locals.set(parameter, variable(name))
    return name
  })
  return lambda(names, p.value(body))
}

/** A call of such a function. A parameter without an argument is undefined, so missing ones at the end are left out. */
export function printApply({ helper, arguments: args }: ApplyNode, p: Printer): Jsonata {
  const printed = p.locals.get(helper)
  if (printed?.kind !== 'Variable') throw new TypeError(`The helper '${helper}' is not defined here.`)
  const given = args.findLastIndex((arg) => arg.kind !== 'Undefined') + 1
  return call(printed.name, ...args.slice(0, given).map(p.value))
}

/** `function($x){ $f($x) }` is `$f`: one of our functions is given as many arguments as it takes; a built-in one might take more. */
export function asFunction(inner: Jsonata): Jsonata {
  if (inner.kind !== 'Lambda' || inner.body.kind !== 'Call' || builtInFunctions.has(inner.body.callee)) return inner
  const { parameters, body } = inner
  const passesOn =
    body.args.length === parameters.length &&
    body.args.every((arg, i) => arg.kind === 'Variable' && arg.name === parameters[i])
  return passesOn ? variable(body.callee) : inner
}
