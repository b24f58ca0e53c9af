import { kinds, type CallNode, type ExpressionNode, type LambdaNode, type Operation } from '@stepwright/dsl'
import { only } from '../printer.ts'
import { constructName } from './construct-names.ts'
import { printFilter } from './filter.ts'
import { call, each, json, stepped, type Form, type PathForm, type Step } from './form.ts'
import { stepsOfItem } from './item-steps.ts'
import { constantOf, presentForm } from './present-form.ts'
import { refuse, type PathPrinter } from './printer.ts'
import { unsayable } from './problem.ts'

/** A call of a library function, where JSONPath has a form for it. */
export function printOperation(node: CallNode, p: PathPrinter): Form {
  const print = operations[node.operation]
  return print ? print(node, p) : refuse(p, unsayable(constructName(node), hints[node.operation]))
}

type Print = (node: CallNode, p: PathPrinter) => Form

const argument = ({ arguments: given }: CallNode, at: number): ExpressionNode =>
  given[at] ?? { kind: 'Undefined', kinds: kinds.undefined }

const intrinsic =
  (name: Parameters<typeof call>[0]): Print =>
  (node, p) =>
    call(name, ...node.arguments.map((part) => presentForm(part, p)))

const operations: { readonly [Name in Operation]?: Print } = {
  'array.length': intrinsic('ArrayLength'),
  'array.includes': (node, p) =>
    node.arguments.length === 2
      ? intrinsic('ArrayContains')(node, p)
      : refuse(p, unsayable("the method 'includes' from a position on")),
  'array.map': (node, p) =>
    items(node, p, (list, lambda, steps) => (lambda.index === null ? stepped(each(list), ...steps) : null)),
  'array.flatMap': (node, p) =>
    items(node, p, (list, lambda, steps) =>
      lambda.index === null && only(lambda.body, kinds.array)
        ? each({ ...stepped(each(list), ...steps), isMany: false })
        : null,
    ),
  'array.filter': (node, p) => {
    const list = p.form(argument(node, 0), p)
    return filtered(list, node, p) ?? refuseList(list, node, p)
  },
  'array.find': (node, p) => {
    const list = p.form(argument(node, 0), p)
    const found = filtered(list, node, p)
    return found ? call('ArrayGetItem', found, json(0)) : refuseList(list, node, p)
  },
  'array.slice': (node, p) => {
    const list = p.form(argument(node, 0), p)
    const slice = sliceText(node.arguments.slice(1), p)
    if (slice === null || list.kind !== 'Path' || list.isMany) return refuseList(list, node, p)
    return { ...stepped(list, { kind: 'Text', text: slice }), isMany: true }
  },
  // Its second argument is about what JSONata may do to numbers.
  'json.stringify': (node, p) => call('JsonToString', presentForm(argument(node, 0), p)),
  'json.parse': intrinsic('StringToJson'),
  'math.round': (node, p) => call('MathAdd', presentForm(argument(node, 0), p), json(0)),
  uuid: () => call('UUID'),
}

const hints: { readonly [Name in Operation]?: string } = {
  'string.split':
    'States.StringSplit splits at each of several characters and drops empty pieces: it would give something else.',
  'time.iso': 'The time at which the state began is context.State.EnteredTime.',
  'time.toMillis': 'Instants written in one form, such as those of toISOString, compare as texts.',
}

/** `[1:3]`. A position from the end can only be the start of what is left: Jayway gives nothing for the others. */
function sliceText(bounds: readonly ExpressionNode[], p: PathPrinter): string | null {
  const [from = 0, to] = bounds.map((bound) => constantOf(bound, p) ?? null)
  if (typeof from !== 'number' || !Number.isInteger(from)) return null
  if (to === undefined) return `[${from}:]`
  return typeof to === 'number' && Number.isInteger(to) && to >= 0 && from >= 0 ? `[${from}:${to}]` : null
}

/** A list read item by item: `use` gives the path, or null where there is none. */
function items(
  node: CallNode,
  p: PathPrinter,
  use: (list: PathForm, lambda: LambdaNode, steps: readonly Step[]) => Form | null,
): Form {
  const list = p.form(argument(node, 0), p)
  const lambda = argument(node, 1)
  const steps = lambda.kind === 'Lambda' ? stepsOfItem(lambda.body, lambda, p) : null
  if (list.kind !== 'Path' || lambda.kind !== 'Lambda' || steps === null) return refuseList(list, node, p)
  return use(list, lambda, steps) ?? refuseList(list, node, p)
}

function filtered(list: Form, node: CallNode, p: PathPrinter): PathForm | null {
  const lambda = argument(node, 1)
  if (list.kind !== 'Path' || lambda.kind !== 'Lambda') return null
  // After a filter or a projection another filter would test what is inside each item.
  if (list.isMany) return null
  const test = printFilter(lambda, p)
  return test === null ? null : { ...stepped(list, { kind: 'Text', text: `[?(${test})]` }), isMany: true }
}

function refuseList(list: Form, node: CallNode, p: PathPrinter): Form {
  const hint =
    list.kind === 'Path'
      ? 'A path takes one member of each item, or the items whose members compare to constants.'
      : 'A path can start at data, not at what a function gives: assign it to a variable in a state before.'
  // What the list itself cannot be said for has been told.
  return list.kind === 'Json' && p.problems.length > 0 ? list : refuse(p, unsayable(constructName(node), hint))
}
