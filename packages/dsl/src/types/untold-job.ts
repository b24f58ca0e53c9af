import type { InputSchema } from './input-schema.ts'
import type { Resource } from './resource.ts'

/**
 * A job waited for whose result the documentation does not describe: `unknown` until it is said, by a type or by a schema, as in
 * `emr.startJobRun.sync<{ JobRunId: string }>()`.
 */
export interface UntoldJob<Args, Errors extends string = string> extends Resource<Args, unknown, unknown, Errors> {
  <Result>(result?: InputSchema<Result>): Resource<Args, Result, unknown, Errors>
}
