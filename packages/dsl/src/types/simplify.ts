import type { NoMembers } from './no-members.ts'

/** An intersection written out as one object type, so that it hovers readably. Used once, where a flow ends. */
export type Simplify<Members> = { [Key in keyof Members]: Members[Key] } & NoMembers
