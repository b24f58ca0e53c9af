import { refused, type Refused } from '../answered.ts'

/** White space, brackets, wildcards, special and control characters, which no name may hold. */
const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u

/** Refuses a name that AWS does. Its length is in the shape. */
export function checkName(name: string): Refused | null {
  return forbidden.test(name) ? refused('InvalidName', `Invalid Name: '${name}'`) : null
}
