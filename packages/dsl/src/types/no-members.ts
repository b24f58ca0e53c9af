/** The object type that asks for nothing: what intersections start from. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/consistent-type-definitions -- `object & X` would show in every hover, `{} & X` is X
export type NoMembers = {}
