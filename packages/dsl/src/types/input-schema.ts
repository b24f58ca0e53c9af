/**
 * Any schema of the Standard Schema interface, such as zod's. What counts is its *input* type: Step Functions hands a flow the raw JSON,
 * without the schema's defaults and transformations.
 *
 * @see https://standardschema.dev
 */
export interface InputSchema<Input> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>
    readonly types?: { readonly input: Input } | undefined
    /** Of libraries that write their schemas as JSON Schema. */
    readonly jsonSchema?: { readonly input: (options: { readonly target: 'draft-2020-12' }) => object } | undefined
  }
}

/** What a schema answers: issues, or no issues. */
export interface SchemaResult {
  readonly issues?:
    | readonly {
        readonly message: string
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
      }[]
    | undefined
}
