import type { NoToken } from '../sentences/token.ts'
import type { CallbackContext } from './context.ts'
import type { NoMembers } from './no-members.ts'
import type { types } from './phantom.ts'
import type { DslTypeError } from './type-error.ts'

/** The token of a task that waits for it to come back: text, which its type does not let get lost. */
export type TaskToken = string & { readonly [types]: 'token' }

/** `unknown`, or the sentence about the arguments of such a task that do not pass its token on. */
export type PassesToken<Extra, Actual> = Extra extends CallbackContext
  ? true extends HasToken<Actual, []>
    ? unknown
    : DslTypeError<NoToken>
  : unknown

/** `true` among others for each token in a value. What is `unknown` may hold one. */
type HasToken<Value, Depth extends readonly unknown[]> = unknown extends Value
  ? true
  : Value extends TaskToken
    ? true
    : Value extends string
      ? TokenInText<Value>
      : Value extends readonly (infer Item)[]
        ? HasToken<Item, Depth>
        : Value extends object
          ? Depth['length'] extends 8
            ? true
            : { [Key in keyof Value]: HasToken<Value[Key], [...Depth, unknown]> }[keyof Value]
          : false

/** Tokens in a template: `\`${key} ${context.Task.Token}\``. A text without holes is told at once, however long. */
type TokenInText<Text extends string> = NoMembers extends { readonly [Key in Text]: 1 } ? TokenInPattern<Text> : false

type TokenInPattern<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? // eslint-disable-next-line @typescript-eslint/no-unnecessary-template-expression -- a template that is a token alone is a type of its own
    First extends TaskToken | `${TaskToken}`
    ? true
    : TokenInPattern<Rest>
  : false
