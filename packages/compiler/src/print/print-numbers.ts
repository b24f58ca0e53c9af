import { kinds, type ExpressionNode } from '@stepwright/dsl'
import { binary, call, conditional, hasType, number, word, type Jsonata } from './jsonata-ast.ts'
import { at, value, type Args, type OperationPrinter } from './operation-arguments.ts'
import { addZero } from './finite.ts'
import { ownCall } from './own-functions.ts'
import { only, withRepeatable, type Printer } from './printer.ts'

/** A number for certain: what a name was bound to may be a quotient by zero, which is null. */
function isNumber(node: ExpressionNode): boolean {
  return only(node, kinds.number) && ['Property', 'Subject', 'Scope', 'Literal'].includes(node.kind)
}

const isWhole = (x: Jsonata): Jsonata => binary(call('floor', x), '=', x)

const testNumber =
  (test: (x: Jsonata) => Jsonata) =>
  (args: Args, p: Printer): Jsonata => {
    const node = at(args, 0)
    if (!only(node, kinds.number) && !(node.kinds & kinds.number)) return word(false)
    return withRepeatable(p, value(args, 0, p), 'number', (x) =>
      isNumber(node) ? test(x) : conditional(hasType(x, 'number'), test(x), word(false)),
    )
  }

export const isInteger: OperationPrinter = testNumber(isWhole)

export const isSafeInteger: OperationPrinter = testNumber((x) =>
  binary(isWhole(x), 'and', binary(call('abs', x), '<=', number(Number.MAX_SAFE_INTEGER))),
)

/** Every number between states is finite. */
export const isFinite: OperationPrinter = (args, p) => hasType(value(args, 0, p), 'number')

/** `Number(text)`. `$number` takes a text that ends like `0x1f` for a hexadecimal one, and gives NaN for what stands before. */
export const parse: OperationPrinter = (args, p) => {
  const [text] = args
  const printed = call('number', value(args, 0, p))
  return text?.kind === 'Call' && text.operation === 'number.toFixed' ? printed : addZero(printed)
}

export const parseInt: OperationPrinter = (args, p) => {
  const base = at(args, 1)
  const isDecimal = base.kind === 'Literal' && base.value === true
  return ownCall(isDecimal ? 'parseInt' : 'parseIntOfAnyBase', p, value(args, 0, p))
}

export const parseFloat: OperationPrinter = (args, p) => ownCall('parseFloat', p, value(args, 0, p))

export const sign: OperationPrinter = (args, p) =>
  withRepeatable(p, p.number(at(args, 0)), 'number', (x) =>
    conditional(binary(x, '>', number(0)), number(1), conditional(binary(x, '<', number(0)), number(-1), number(0))),
  )

export const random: OperationPrinter = () => call('random')
