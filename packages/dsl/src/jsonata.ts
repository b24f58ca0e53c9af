import { callerLocation } from './args/caller-location.ts'
import { problem } from './problems/problem.ts'
import { jsonataNotCompiled } from './problems/values.ts'

/**
 * JSONata of your own, for what TypeScript cannot say: a value inside an arrow function that the compiler takes as it is written. Values that are
 * put in are expressions like any other; they stand where JSONata takes a value. The text is parsed and checked when the pipeline is built.
 *
 * The text is taken raw, as `String.raw` does: `\d` needs no second backslash; `` \` `` is a backquote.
 *
 * @typeParam Value - what the text gives. Nothing checks it: a value that may be missing is `Value | undefined`. Where it is an array, a sequence of
 * one item or of none is an array too.
 * @throws StepwrightError SW1001 when JavaScript evaluates it: only a state machine can
 * @example
 * ```ts
 * flow.pass('Name', (file) => ({ title: jsonata<string>`$formatBase(${file.size}, 16)` }))
 * // "Output": { "title": "{% $formatBase($states.input.size, 16) %}" }
 * ```
 * @see https://docs.jsonata.org
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the type is what the caller says of a text that TypeScript cannot read
export function jsonata<Value>(_text: TemplateStringsArray, ..._values: readonly unknown[]): Value {
  throw problem(jsonataNotCompiled(), callerLocation())
}
