import type { types } from '../types/phantom.ts'

// What a task resource says of itself, for tests of types.

type Parts<Given> = Given extends { readonly [types]: infer Told } ? Told : never

/** What a task is called with. */
export type ArgsIn<Given> = Parts<Given> extends { readonly args: infer Args } ? Args : never

/** What it answers. */
export type ResultIn<Given> = Parts<Given> extends { readonly result: infer Result } ? Result : never

/** The names of its errors. */
export type ErrorsIn<Given> = Parts<Given> extends { readonly errors: infer Errors } ? Errors : never
