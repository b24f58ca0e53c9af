import type { MethodArgs, MethodResult } from './sdk-method.ts'

/**
 * What an action is called with. Optimized integrations take any JSON where the API takes text or bytes: Step Functions writes it as JSON text.
 */
export type ActionArgs<Client, Method> = Method extends keyof Client
  ? Method extends keyof AnyJson
    ? Loosened<MethodArgs<Client[Method]>, AnyJson[Method]>
    : MethodArgs<Client[Method]>
  : never

/** What an action answers. Bedrock's optimized integration has parsed the model's answer. */
export type ActionResult<Client, Method> = Method extends keyof Client
  ? Method extends 'invokeModel'
    ? Loosened<MethodResult<Client[Method]>, 'Body'>
    : MethodResult<Client[Method]>
  : never

/** The members, by action: SQS, SNS, Step Functions, Bedrock, EventBridge. Actions of the same name elsewhere have no such member. */
interface AnyJson {
  readonly sendMessage: 'MessageBody'
  readonly publish: 'Message'
  readonly startExecution: 'Input'
  readonly invokeModel: 'Body'
  readonly putEvents: 'Detail'
}

/** Any JSON. Not `unknown`: a mock says what it is given, such as a text. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the one type that a mock's parameter may narrow
type AnyJsonValue = any

type Loosened<Args, Member extends string> = {
  [Key in keyof Args]: Key extends Member
    ? AnyJsonValue
    : Key extends 'Entries'
      ? LoosenedItems<Args[Key], Member>
      : Args[Key]
}

/** The entries of `putEvents`. */
type LoosenedItems<List, Member extends string> = List extends readonly (infer Item)[]
  ? { [Key in keyof Item]: Key extends Member ? AnyJsonValue : Item[Key] }[]
  : List
