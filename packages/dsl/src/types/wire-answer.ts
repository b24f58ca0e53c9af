import type { MemberName } from './member-name.ts'
import type { NoMembers } from './no-members.ts'
import type { Text } from './wire.ts'

/**
 * What an answer of an AWS SDK is in Step Functions: as `Wire`, but what the SDK declares as `undefined` at times may be left out, which reads
 * the same. So a mock gives the members that are read, and no more: SageMaker declares many of a finished job as required.
 */
export type WireAnswer<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends Text
    ? string
    : Value extends readonly (infer Item)[]
      ? WireAnswer<Item>[]
      : Value extends object
        ? string extends keyof Value
          ? { [Key in keyof Value]: WireAnswer<Value[Key]> }
          : // All of it may be left out: the most frequent case, and the cheap one.
            NoMembers extends Value
            ? { [Key in keyof Value as MemberName<Key & string>]: WireAnswer<Value[Key]> }
            : { [Key in keyof Lax<Value> as MemberName<Key & string>]: WireAnswer<Lax<Value>[Key]> }
        : Value

type Lax<Value> = Partial<Pick<Value, Undefinable<Value>>> & Omit<Value, Undefinable<Value>>

type Undefinable<Value> = { [Key in keyof Value]-?: undefined extends Value[Key] ? Key : never }[keyof Value]
