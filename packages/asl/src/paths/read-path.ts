import type { JsonObject, JsonValue } from '../wire/json.ts'
import { getOwn } from '../wire/own-property.ts'
import { parsePath } from './parse-path.ts'
import type { Path, SyntaxFinding } from './path.ts'
import { compileSteps, type PathReading, type StepsReader } from './read-steps.ts'

/** The three documents a path can start in. */
export interface PathScope {
  /** What `$` is: the state's data at the point of evaluation. */
  readonly input: JsonValue
  /** What `$$` is: the context object. */
  readonly context: JsonValue
  /** Workflow variables by name. */
  readonly variables: JsonObject
}

/** A compiled path, or why the text is none. */
export type PathCompilation =
  { readonly ok: true; readonly path: Path } | { readonly ok: false; readonly error: SyntaxFinding }

// Memos of pure functions: nobody can tell them from computing anew, except by the time it takes.
const compilations = new Map<string, PathCompilation>()
const readers = new WeakMap<Path, StepsReader>()
const compilationsKept = 5000

/**
 * Parses a path such as `$.order.items[0]`, `$$.Execution.Id`, `$total` or `$.items[?(@.price < 10)]`.
 * Text that is no path comes back as data, with the offsets of the wrong characters.
 */
export function compilePath(text: string): PathCompilation {
  const known = compilations.get(text)
  if (known) return known
  const compilation = parsePath(text)
  if (compilations.size >= compilationsKept) compilations.clear()
  compilations.set(text, compilation)
  return compilation
}

/**
 * Reads a path. A definite path gives its value or the reason there is none, in the words AWS uses after
 * `Invalid path '$.x' : `; an indefinite one gives the array of its matches, which may be empty.
 */
export function readPath(path: Path, scope: PathScope): PathReading {
  const document = documentOf(path, scope)
  if (document === undefined) return { found: false, reason: `No results for path: ${path.text}` }
  let read = readers.get(path)
  if (!read) {
    read = compileSteps(path.steps)
    readers.set(path, read)
  }
  return read(document, document)
}

function documentOf({ root }: Path, scope: PathScope): JsonValue | undefined {
  if (root.kind === 'input') return scope.input
  return root.kind === 'context' ? scope.context : getOwn(scope.variables, root.name)
}
