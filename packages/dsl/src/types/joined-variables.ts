import type { NoMembers } from './no-members.ts'

/**
 * The variables after paths meet, from the union of what each path assigned: certain when every path that goes on assigns it, otherwise
 * `| undefined`. A path that ended contributes `never`, and so nothing.
 */
export type JoinedVariables<Paths> = [Paths] extends [never]
  ? NoMembers
  : [KeyOfAny<Paths>] extends [never]
    ? NoMembers
    : {
        readonly [Name in KeyOfAny<Paths>]: Paths extends { readonly [Key in Name]: infer Value } ? Value : undefined
      }

type KeyOfAny<Paths> = Paths extends unknown ? keyof Paths : never
