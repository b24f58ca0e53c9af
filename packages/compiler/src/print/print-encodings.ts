import { equal } from './formulas.ts'
import { binary, block, call, conditional, not, regex, string, variable, type Jsonata } from './jsonata-ast.ts'
import { at, value, type OperationPrinter } from './operation-arguments.ts'
import { withRepeatable } from './printer.ts'
import { isPlainText } from './text-facts.ts'

/** JavaScript takes each character for a byte, and engines of JSONata the bytes of its UTF-8: they are the same in ASCII. */
const isBeyondAscii = (text: Jsonata): Jsonata => call('contains', text, regex('[^\\u0000-\\u007f]'))

/** `btoa(text)` */
export const encodeBase64: OperationPrinter = (args, p) =>
  isPlainText(at(args, 0), p)
    ? call('base64encode', value(args, 0, p))
    : withRepeatable(p, value(args, 0, p), 'text', (text) =>
        conditional(
          isBeyondAscii(text),
          call('error', string('btoa takes a text of ASCII.')),
          call('base64encode', text),
        ),
      )

/** `atob(text)`: what is no Base64, which JSONata decodes somehow, does not come out the same when it is encoded again. */
export const decodeBase64: OperationPrinter = (args, p) =>
  withRepeatable(p, value(args, 0, p), 'base64', (encoded) => {
    const name = p.names.fresh('text')
    const text = variable(name)
    return block(
      [{ name, value: call('base64decode', encoded) }],
      conditional(
        binary(equal(call('base64encode', text), encoded), 'and', not(isBeyondAscii(text))),
        text,
        call('error', string('atob takes the Base64 of a text of ASCII.')),
      ),
    )
  })
