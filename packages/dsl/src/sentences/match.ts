/** The sentence about a value that `match` leaves out. */
export type MissingArm<Key extends string, Value extends string> = `There is no arm for ${Key} '${Value}'.`

/** The sentence about an arm for a value that cannot occur. */
export type UnknownArm<Key extends string, Value extends string> = `'${Value}' is not a value of '${Key}'.`

/** The sentence about a member that is not always a string. */
export type NotAString<Key extends string> = `'${Key}' is not always a string: test it with when(…).`
