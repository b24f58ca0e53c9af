/** The sentence about a property that a task's arguments do not have. Only types can know it: at run time an expression has no value yet. */
export type UnknownParameter<Key extends string> = `'${Key}' is not a parameter of this task.`
