import type { NoMembers } from './no-members.ts'

/** A state added to a flow's states. A name that is only known at run time (`string`) is left to the check at run time. */
export type NamedState<Name extends string, Entry> = string extends Name ? NoMembers : { [Key in Name]: Entry }
