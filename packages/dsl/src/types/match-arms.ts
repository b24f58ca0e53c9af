import type { MissingArm, NotAString, UnknownArm } from '../sentences/match.ts'

/** The members of a union whose `Key` may be `Value`, with that value. */
export type Where<Subject, Key extends keyof Subject, Value> = Subject extends unknown
  ? Value extends Subject[Key]
    ? Subject[Key] extends Value
      ? Subject
      : Subject & { readonly [Name in Key]: Value }
    : never
  : never

/** The key itself when `ArmNames` are exactly its values, else a sentence. */
export type MatchKey<Subject, Key extends keyof Subject, ArmNames> = [Subject[Key]] extends [string]
  ? [Exclude<Subject[Key], ArmNames>] extends [never]
    ? [Exclude<ArmNames, Subject[Key]>] extends [never]
      ? Key
      : UnknownArm<Key & string, Exclude<ArmNames, Subject[Key]> & string>
    : MissingArm<Key & string, Exclude<Subject[Key], ArmNames> & string>
  : NotAString<Key & string>
