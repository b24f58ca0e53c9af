import { printPath } from '../paths/print-path.ts'
import type { IntrinsicArgument, IntrinsicCall } from './intrinsic.ts'

/** A call's text in one form, such that parsing it gives the same call again. */
export function printIntrinsic(call: IntrinsicCall): string {
  return `States.${call.name}(${call.arguments.map(printArgument).join(', ')})`
}

function printArgument(argument: IntrinsicArgument): string {
  switch (argument.kind) {
    case 'call':
      return printIntrinsic(argument)
    case 'string':
      return `'${argument.raw}'`
    case 'literal':
      return String(argument.value)
    case 'path':
      return printPath(argument.path.root, argument.path.steps)
  }
}

/** A text as a string argument: what the grammar would read otherwise is escaped. */
export function quoteIntrinsicString(text: string): string {
  return `'${text.replaceAll(/[\\'{}]/g, (character) => `\\${character}`)}'`
}
