/**
 * What `sdk<…>` is given: a service's client (`Glue`), or its whole client package (`typeof import('@aws-sdk/client-glue')`), which tells
 * the service's errors too.
 */
export type ClientOf<Given> = Given extends AnyModule ? InstanceOf<Given[ServiceOf<Given> & keyof Given]> : Given

/** The names of the errors that a client package declares, without the service's prefix. `string` for a client alone, which tells none. */
export type FaultsOf<Given> = Given extends AnyModule ? FaultIn<Given, keyof Given> : string

/** The service's name as its client package spells it, which is the client's name too: `EMRServerless`. */
export type ServiceOf<Given> = ServiceIn<keyof Given>

type ServiceIn<Key> = Key extends `${infer Service}ServiceException` ? Service : never

/** Every client package exports the commands' base. */
interface AnyModule {
  readonly $Command: unknown
}

type InstanceOf<Class> = Class extends abstract new (...args: never) => infer Instance ? Instance : never

/** Exports that are told by their name to be no errors: there are a thousand of them. */
type NoError = `${string}Command` | `${string}$` | `paginate${string}` | `waitFor${string}` | `waitUntil${string}`

/** Those that are told apart by their names are not looked at. */
type FaultIn<Module, Key> = Key extends keyof Module ? (Key extends NoError ? never : FaultName<Module[Key]>) : never

type FaultName<Class> = Class extends abstract new (...args: never) => {
  readonly name: infer Name extends string
  readonly $fault: unknown
}
  ? string extends Name
    ? never
    : Name
  : never
