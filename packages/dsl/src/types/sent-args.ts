import type { TaskToken } from './task-token.ts'

/**
 * What a task is called with, for its mock: what its resource takes, and where that is any JSON (a message's body), what the chain puts there.
 *
 * @typeParam Args - what the resource takes
 * @typeParam Actual - what the task's function returns, readonly as a `const` type parameter makes it
 */
export type SentArgs<Args, Actual> = [AnyMembers<Args>] extends [never]
  ? Args
  : { [Key in keyof Args]: Key extends keyof Actual ? SentMember<Args[Key], Actual[Key]> : Args[Key] }

/** The members that take any JSON, and those that hold a list of objects which do. */
type AnyMembers<Args> = unknown extends Args
  ? never
  : {
      [Key in keyof Args]-?: IsAny<Args[Key]> extends true ? Key : HoldsAny<Args[Key]> extends true ? Key : never
    }[keyof Args]

type HoldsAny<Member> =
  NonNullable<Member> extends readonly (infer Item)[]
    ? true extends { [Key in keyof Item]-?: IsAny<Item[Key]> }[keyof Item]
      ? true
      : false
    : false

type SentMember<Member, Actual> =
  IsAny<Member> extends true
    ? Written<Actual>
    : Member extends readonly (infer Item)[]
      ? Actual extends readonly (infer ActualItem)[]
        ? HoldsAny<Member> extends true
          ? SentArgs<Item, ActualItem>[]
          : Member
        : Member
      : Member

/** A value without what a `const` type parameter makes of it: its members may be written. Tokens are text. */
type Written<Value> = Value extends TaskToken
  ? string
  : Value extends object
    ? { -readonly [Key in keyof Value]: Written<Value[Key]> }
    : Value

type IsAny<Value> = [0] extends [1 & Value] ? true : false
