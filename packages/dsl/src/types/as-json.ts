import type { Same } from './same.ts'

/**
 * A type as it arrives on the other side of JSON: what has a `toJSON`, such as a `Date`, is what that returns. A type that JSON does not
 * change stays itself, name and all.
 */
export type AsJson<Value> = unknown extends Value
  ? Value
  : Same<Changed<Value>, Value> extends true
    ? Value
    : Changed<Value>

type Changed<Value> = unknown extends Value
  ? Value
  : Value extends { toJSON: (...args: never[]) => infer Written }
    ? Written
    : Value extends object
      ? { [Key in keyof Value]: Changed<Value[Key]> }
      : Value
