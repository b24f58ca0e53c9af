/**
 * What `sdk<…>` is given: a service's client (`Glue`), or its whole client package (`typeof import('@aws-sdk/client-glue')`), which tells
 * the service's errors too.
 */
export type ClientOf<Given> = Given extends AnyModule ? InstanceOf<Given[ClientName<Given>]> : Given

/** The names of the errors that a client package declares, without the service's prefix. `string` for a client alone, which tells none. */
export type FaultsOf<Given> = Given extends AnyModule
  ? { [Key in Exclude<keyof Given, NoError>]: FaultName<Given[Key]> }[Exclude<keyof Given, NoError>]
  : string

/** The service's name as its client package spells it: `EMRServerless`. */
export type ServiceOf<Given> = {
  [Key in keyof Given]: Key extends `${infer Service}ServiceException` ? Service : never
}[keyof Given]

/** Every client package exports the commands' base. */
interface AnyModule {
  readonly $Command: unknown
}

/** The aggregated client stands beside the bare one: `Glue` and `GlueClient`. */
type ClientName<Module> = {
  [Key in keyof Module]: Key extends string ? (`${Key}Client` extends keyof Module ? Key : never) : never
}[keyof Module]

type InstanceOf<Class> = Class extends abstract new (...args: never) => infer Instance ? Instance : never

/** Exports that are told by their name to be no errors: there are a thousand of them. */
type NoError = `${string}Command` | `${string}$` | `paginate${string}` | `waitFor${string}` | `waitUntil${string}`

type FaultName<Class> = Class extends abstract new (...args: never) => {
  readonly name: infer Name extends string
  readonly $fault: unknown
}
  ? string extends Name
    ? never
    : Name
  : never
