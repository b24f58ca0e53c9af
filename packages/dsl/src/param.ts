import { callerLocation } from './args/caller-location.ts'
import { problem } from './problems/problem.ts'
import { paramName, paramReadEarly } from './problems/values.ts'

const brand = Symbol.for('stepwright.param')

interface Param {
  readonly [brand]: string
}

/**
 * A value that is filled in when the machine is deployed: it is emitted as `${Name}`, a definition substitution. It stands for text, so
 * it can be a task's reference or be captured by an expression; it has no value while the flow is built.
 *
 * @param name - letters, digits and underscores
 * @throws StepwrightError SW1010 when the name cannot be one, or when the parameter is turned into text while the flow is built
 * @example
 * ```ts
 * const bucket = param('Bucket')
 * flow.task('Copy', lambda<typeof copy>(param('CopyFunctionArn')), (file) => ({ to: `${bucket}/${file.key}` }))
 * // "Arguments": { "FunctionName": "${CopyFunctionArn}", "Payload": { "to": "{% '${Bucket}' & '/' & $states.input.key %}" } }
 * ```
 */
export function param(name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw problem(paramName(name), callerLocation())
  const readEarly = (): never => {
    throw problem(paramReadEarly(name), callerLocation())
  }
  const value = Object.freeze({
    [brand]: name,
    [Symbol.toPrimitive]: readEarly,
    toString: readEarly,
    toJSON: readEarly,
  })
  // To the type checker a parameter is the text it will become; every place that reads values knows it by its brand.
  return value satisfies Param as unknown as string
}

/** The name of a parameter, or `null` for any other value. */
export function paramNameOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && brand in value ? (value as Param)[brand] : null
}
