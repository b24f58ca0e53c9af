import { compilePath, readPath, writeReferencePath, type JsonValue, type Path } from '@stepwright/asl'
import { failed, runtimeFailure, succeeded, taskFailure, type Outcome } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'
import { callIntrinsic } from './intrinsic.ts'
import { causeIn, documents } from './json-path-scope.ts'

/** Reads a path field such as InputPath. A path that leads nowhere is `States.Runtime`. */
export function selectPath(text: string, root: JsonValue, scope: VisitScope): Outcome<JsonValue> {
  const path = compiled(text, scope)
  if (!path.ok) return path
  const reading = readPath(path.value, documents(root, scope))
  if (reading.found) return succeeded(reading.value)
  return failed(runtimeFailure(causeIn(scope, `Invalid path '${text}' : ${reading.reason}`)))
}

/** The value at a path, or undefined when there is none. */
export function peekPath(text: string, root: JsonValue, scope: VisitScope): Outcome<JsonValue | undefined> {
  const path = compiled(text, scope)
  if (!path.ok) return path
  const reading = readPath(path.value, documents(root, scope))
  return succeeded(reading.found ? reading.value : undefined)
}

/** Evaluates the value of a `.$` member, of ErrorPath or of CausePath: a path, or an intrinsic call. */
export function evaluateText(text: string, field: string, root: JsonValue, scope: VisitScope): Outcome<JsonValue> {
  if (!text.trimStart().startsWith('$')) return callIntrinsic(text, root, scope)
  const path = compiled(text, scope)
  if (!path.ok) return path
  const reading = readPath(path.value, documents(root, scope))
  return reading.found ? succeeded(reading.value) : failed(notFound(text, field, root, scope))
}

/** Puts a result into the state's raw input. */
export function writeResult(text: string, scope: VisitScope, result: JsonValue): Outcome<JsonValue> {
  const path = compiled(text, scope)
  if (!path.ok) return path
  const written = writeReferencePath(path.value, scope.visit.input, result)
  return written.ok
    ? succeeded(written.value)
    : failed(taskFailure('States.ResultPathMatchFailure', causeIn(scope, `${written.reason}.`)))
}

function notFound(text: string, field: string, root: JsonValue, scope: VisitScope): ReturnType<typeof runtimeFailure> {
  const input = JSON.stringify(root)
  return runtimeFailure(
    causeIn(
      scope,
      `The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${input}'`,
    ),
  )
}

function compiled(text: string, scope: VisitScope): Outcome<Path> {
  const compilation = compilePath(text)
  return compilation.ok
    ? succeeded(compilation.path)
    : failed(runtimeFailure(causeIn(scope, `Invalid path '${text}' : ${compilation.error.message}`)))
}
