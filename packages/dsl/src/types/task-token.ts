import type { NoToken } from '../sentences/token.ts'
import type { CallbackContext } from './context.ts'
import type { NoMembers } from './no-members.ts'
import type { types } from './phantom.ts'
import type { DslTypeError } from './type-error.ts'

/** The token of a task that waits for it to come back: text, which its type does not let get lost. */
export type TaskToken = string & { readonly [types]: 'token' }

/**
 * `unknown`, or the sentence about the arguments of such a task that surely do not pass its token on. Text that a function made of it is
 * any text to the types, so a function that takes the scope, where the token is, is refused only when it returns no text of that kind:
 * the rest is for the build, which sees the expression (SW1115).
 *
 * @typeParam Actual - what the function returns
 * @typeParam Scopeless - the same, of a function that takes no scope; else `unknown`
 */
export type PassesToken<Extra, Actual, Scopeless> = Extra extends CallbackContext
  ? true extends HasToken<Actual, unknown extends Scopeless ? true : false, []>
    ? unknown
    : Actual extends object
      ? NoToken
      : DslTypeError<NoToken>
  : unknown

/**
 * `unknown`, always. It stands in a function's result, where TypeScript infers `Returned`, and in the type of the function's scope. A function
 * that declares its scope has that type decided before its result is looked at, and `Returned` with it: it stays `unknown`.
 */
export type IfScopeless<Extra, Returned> = [Extra] extends [OfNoTask] ? Returned : unknown

/** What no task's context has: whether it does is not decided while types are inferred. */
interface OfNoTask {
  readonly [types]: 'no task'
}

/** `true` among others for each token in a value, and, if `InText`, for each text that may hold one. What is `unknown` may hold one. */
type HasToken<Value, InText extends boolean, Depth extends readonly unknown[]> = unknown extends Value
  ? true
  : Value extends TaskToken
    ? true
    : Value extends string
      ? TokenInText<Value, InText>
      : Value extends readonly (infer Item)[]
        ? HasToken<Item, InText, Depth>
        : Value extends object
          ? Depth['length'] extends 8
            ? true
            : { [Key in keyof Value]: HasToken<Value[Key], InText, [...Depth, unknown]> }[keyof Value]
          : false

/** Tokens in a template: `\`${key} ${context.Task.Token}\``. A text without holes is told at once, however long. */
type TokenInText<Text extends string, InText extends boolean> = NoMembers extends { readonly [Key in Text]: 1 }
  ? InText extends true
    ? true
    : TokenInPattern<Text>
  : false

type TokenInPattern<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? // eslint-disable-next-line @typescript-eslint/no-unnecessary-template-expression -- a template that is a token alone is a type of its own
    First extends TaskToken | `${TaskToken}`
    ? true
    : TokenInPattern<Rest>
  : false
