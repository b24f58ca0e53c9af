import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/**
 * A service's model, as the files of `packages/asl/models` hold it. `scripts/models/encode-shapes.ts` writes them.
 *
 * A reference to a shape is a place in `shapes`, or a text: `x` any value, `b` truth, `t` an instant; `s`, `s1` text and its least length, `y`, `y1`
 * the same of binary data; `n`, `n1:50`, `n1:`, `n:50` a number and its range.
 */
export interface ModelFile {
  /** What an action takes, what it answers, and its errors as places in `errors`. The action is spelt as in the API. */
  readonly operations: { readonly [action: string]: readonly [ShapeRef | null, ShapeRef | null, readonly number[]] }
  readonly errors: readonly string[]
  readonly shapes: readonly FileShape[]
}

export type ShapeRef = number | string

export type FileShape =
  | { readonly l: ShapeRef }
  | { readonly m: ShapeRef }
  | { readonly e: readonly string[] }
  | { readonly o: { readonly [member: string]: ShapeRef }; readonly r?: readonly string[] }

/** Beside `src` and `dist` alike. */
const folder = new URL('../../models/', import.meta.url)

export function readActionsFile(): string {
  return readFileSync(new URL('actions.txt', folder), 'utf8')
}

/** @param id of a service in the file of actions: each of them has a model */
export function readModelFile(id: string): ModelFile {
  return JSON.parse(gunzipSync(readFileSync(new URL(`${id}.json.gz`, folder))).toString('utf8')) as ModelFile
}
