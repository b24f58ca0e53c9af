/** The subject of an arm whose test is `Test`: what its predicate says, or the subject as it was. */
export type Narrowed<Test, Subject> = Test extends Predicate<infer Narrow> ? Narrow : Subject

/** The subject of the arms after it: without what the predicate took. */
export type Remaining<Test, Subject> = Test extends Predicate<infer Narrow> ? Exclude<Subject, Narrow> : Subject

// A predicate's type must be assignable to its parameter's, whatever that is: only `any` is both above and below all of them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Predicate<Narrow> = (subject: any, scope: never) => subject is Narrow
