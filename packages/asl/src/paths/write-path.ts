import type { JsonValue } from '../wire/json.ts'
import { copyOwn, getOwn, isJsonArray, isJsonObject, setOwn } from '../wire/own-property.ts'
import type { Path, PathStep } from './path.ts'

/** A document with a value placed in it, or why the path cannot be applied (`States.ResultPathMatchFailure`). */
export type PathWriting =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly reason: string }

/**
 * Places a value at a reference path the way `ResultPath` does: `$` replaces the whole, missing objects on the way are
 * created, an item of an array is replaced but never added. The document itself is not changed.
 */
export function writeReferencePath(path: Path, document: JsonValue, value: JsonValue): PathWriting {
  if (!path.isReference) return { ok: false, reason: `The path '${path.text}' is not a reference path.` }
  return writeSteps(path, 0, document, value)
}

function writeSteps(path: Path, at: number, node: JsonValue, value: JsonValue): PathWriting {
  const step = path.steps[at]
  if (!step) return { ok: true, value }
  if (step.kind === 'name' && isJsonObject(node)) {
    const name = step.names[0] ?? ''
    const inner = writeSteps(path, at + 1, getOwn(node, name) ?? absent(path.steps[at + 1]), value)
    if (!inner.ok) return inner
    const copy = copyOwn(node)
    setOwn(copy, name, inner.value)
    return { ok: true, value: copy }
  }
  const index = step.kind === 'index' ? step.indexes[0] : undefined
  const item = index !== undefined && isJsonArray(node) ? node[index] : undefined
  if (index === undefined || item === undefined || !isJsonArray(node)) return cannotApply(path, node)
  const inner = writeSteps(path, at + 1, item, value)
  return inner.ok ? { ok: true, value: node.with(index, inner.value) } : inner
}

/** What stands for a member that is not there yet: an object to go on in. */
function absent(next: PathStep | undefined): JsonValue {
  return next?.kind === 'name' || next === undefined ? {} : null
}

function cannotApply(path: Path, node: JsonValue): PathWriting {
  return { ok: false, reason: `Unable to apply Reference Path ${path.text} to input ${JSON.stringify(node)}` }
}
