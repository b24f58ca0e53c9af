import { capitalized } from './capitalized.ts'
import type { ProblemText } from './problem.ts'

/** A function reached the chain without its lowering. */
export function functionNotCompiled(what: string): ProblemText {
  return {
    code: 'SW1001',
    message: `The function for ${what} was not compiled to an expression.`,
    hint: "Add stepwright() from 'stepwright/vite' to vitest.config.ts, or run the file with `stepwright`. Wrap a function that a factory returns in expr(…) where it is written.",
  }
}

/** The user's JSONata was to be evaluated by JavaScript. */
export function jsonataNotCompiled(): ProblemText {
  return {
    code: 'SW1001',
    message: 'A jsonata template was evaluated by JavaScript: it is a text that the state machine evaluates.',
    hint: "Use it inside an arrow function that is given to the flow, in a file that stepwright() from 'stepwright/vite' or `stepwright` compiles.",
  }
}

/** Something stands where an arrow function is wanted. */
export function notAFunction(what: string, found: string): ProblemText {
  return {
    code: 'SW1011',
    message: `${capitalized(what)} takes an arrow function, and was given ${found}.`,
    hint: 'Write `(subject, scope) => …`.',
  }
}

/** An argument has another form than the method takes. */
export function otherKind(what: string, wanted: string, found: string): ProblemText {
  return { code: 'SW1011', message: `${capitalized(what)} takes ${wanted}, and was given ${found}.` }
}

/** A captured or fixed value cannot be written as JSON. */
export function notJson(what: string, path: string, found: string): ProblemText {
  const holds = path === '' ? `is ${found}` : `holds ${found} at '${path}'`
  return {
    code: 'SW1002',
    message: `${capitalized(what)} ${holds}, which is not plain JSON.`,
    hint: 'An expression can hold strings, finite numbers, booleans, null, arrays and plain objects: convert the value before the expression.',
  }
}

/** A captured or fixed value refers to itself. */
export function cyclicValue(what: string, path: string): ProblemText {
  return {
    code: 'SW1002',
    message: `${capitalized(what)} contains itself at '${path}', so it cannot be written as JSON.`,
  }
}

/** A captured value is larger than a state's data may be. */
export function largeValue(what: string, bytes: number, limitBytes: number): ProblemText {
  return {
    code: 'SW1002',
    message: `${capitalized(what)} takes ${bytes} bytes as JSON, and a state holds at most ${limitBytes}.`,
    hint: 'Capture the members that the expression reads, or pass the value in the input.',
  }
}

/** `param()` was treated as text while the flow is built. */
export function paramReadEarly(name: string): ProblemText {
  return {
    code: 'SW1010',
    message: `The parameter '${name}' has no value before deployment, so it cannot be turned into text here.`,
    hint: `Use it inside an arrow function, such as (input) => \`\${${name}}/\${input.key}\`, or pass it as it is.`,
  }
}

/** `param()` was given a name no substitution can have. */
export function paramName(name: string): ProblemText {
  return {
    code: 'SW1010',
    message: `'${name}' cannot name a parameter.`,
    hint: 'A name starts with a letter or underscore and goes on with letters, digits and underscores.',
  }
}

/** The schema of a pipeline's input has no form as JSON Schema. */
export function schemaNotJson(pipeline: string, why: string): ProblemText {
  return {
    code: 'SW1016',
    message: `The input schema of '${pipeline}' cannot be written as JSON Schema: ${why.replace(/\.$/, '')}.`,
    hint: 'Use a library whose schemas have the Standard JSON Schema interface, such as zod from 4.2 on, and types that JSON has.',
  }
}
