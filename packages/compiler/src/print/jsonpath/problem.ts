import type { DiagnosticCode, SourceLocation } from '@stepwright/asl'
import type { Document } from './form.ts'

/** Why JSONPath cannot say an expression. The message begins with the use of the value: `The output of 'Copy' …`. */
export interface Problem {
  readonly code: DiagnosticCode
  readonly message: string
  readonly hint: string
  /** Where the construct was written; left out where it is the value as a whole. */
  readonly at?: SourceLocation
}

const otherLanguage = 'write the pipeline in JSONata (the default), or compute it in a task'

/** A construct that no path, template or intrinsic function says. */
export function unsayable(construct: string, hint?: string): Problem {
  return {
    code: 'SW2030',
    message: `uses ${construct}, which JSONPath cannot say.`,
    hint: `${hint === undefined ? '' : `${hint} `}${capital(hint === undefined ? otherLanguage : `Otherwise ${otherLanguage}`)}.`,
  }
}

/** A path that may lead nowhere, where JavaScript leaves out a key. */
export function maybeMissing(what: string): Problem {
  return {
    code: 'SW2031',
    message: `reads '${what}', which may be undefined, and a path that finds nothing fails the state.`,
    hint: `Test it in a choice first, claim that it is there with an exclamation mark, or write the pipeline in JSONata (the default), which leaves it out.`,
  }
}

/** Data that exists, but not for this field. */
export function outOfSight(read: Document, seen: Document, hint: string): Problem {
  return {
    code: 'SW2032',
    message: `reads ${documentNames[read]}, and JSONPath sees only ${documentNames[seen]} there.`,
    hint,
  }
}

/** A value where JSONPath takes nothing but a path or a constant. */
export function needsPath(what: string, hint: string): Problem {
  return { code: 'SW2033', message: `is ${what}, where JSONPath takes a path.`, hint }
}

/** Input and result put together in a way that `ResultPath` does not. */
export function notMergeable(hint: string): Problem {
  return {
    code: 'SW2032',
    message: 'puts the input and the result together in a way that JSONPath has no field for.',
    hint,
  }
}

/** A call that holds too many calls. */
export function tooManyCalls(): Problem {
  return {
    code: 'SW2034',
    message: 'needs intrinsic functions nested more than ten deep, where AWS stops.',
    hint: `Assign a part of it to a variable in a state before; or ${otherLanguage}.`,
  }
}

const documentNames: { readonly [Name in Document]: string } = {
  input: 'the input of the state',
  result: 'its result',
  error: 'the error',
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
