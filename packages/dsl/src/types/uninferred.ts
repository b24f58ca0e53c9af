/**
 * The same type, in a place where TypeScript does not infer it: a method that returns `Output` must not take it from what its caller expects.
 * Unlike `NoInfer` it leaves no trace in the type that comes out.
 */
export type Uninferred<Result> = [Result][Result extends unknown ? 0 : never]
