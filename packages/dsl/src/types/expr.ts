/**
 * An arrow function that Stepwright compiles to an expression of the States Language.
 *
 * The first parameter is the *subject*, the value at hand at that point of the flow; the second is the *scope* (`input`, `result`, `error`,
 * `vars`, `context`: only those that exist there). The compiler finds such functions by this very interface, and reads a type parameter's
 * constraint too. It carries the call signature and nothing else: any further member would stop TypeScript from inferring generic arrow functions.
 *
 * @typeParam Subject - the value at hand: a state's input, a task's result, or a caught error
 * @typeParam Scope - everything else the expression may read
 * @typeParam Result - what the function returns
 */
export interface Expr<in Subject, in Scope, out Result> {
  // eslint-disable-next-line @typescript-eslint/prefer-function-type -- the lowering finds functions by this interface's symbol
  (subject: Subject, scope: Scope): Result
}

/**
 * The test of a choice's `when`. A parameter is declared as `Test extends Guard<…>`, so that a predicate which TypeScript infers
 * (`(file) => file.kind === 'csv'`) stays a predicate and narrows the arm.
 */
export interface Guard<in Subject, in Scope> {
  // eslint-disable-next-line @typescript-eslint/prefer-function-type -- the lowering finds functions by this interface's symbol
  (subject: Subject, scope: Scope): boolean
}
