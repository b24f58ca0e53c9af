/** npm's `asl-validator` has no types of its own. */
declare module 'asl-validator' {
  interface Verdict {
    readonly isValid: boolean
    readonly errors: readonly { readonly 'Error code': string; readonly Message: string }[]
  }
  const validate: (definition: object, options?: { readonly checkPaths: boolean }) => Verdict
  export = validate
}
