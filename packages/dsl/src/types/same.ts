/**
 * True for types that are the same in every respect, `readonly` included. TypeScript compares open conditionals by identity; given a name
 * and a parameter they would be compared by that parameter's variance instead, which overlooks `readonly`.
 */
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- the parameters keep the conditionals open */
export type Same<Left, Right> =
  (<Probe>() => Probe extends Left ? 1 : 2) extends <Probe>() => Probe extends Right ? 1 : 2 ? true : false
