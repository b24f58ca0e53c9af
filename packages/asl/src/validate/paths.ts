import { compileIntrinsic } from '../intrinsics/parse-intrinsic.ts'
import type { IntrinsicArgument } from '../intrinsics/intrinsic.ts'
import type { Path } from '../paths/path.ts'
import { compilePath } from '../paths/read-path.ts'
import type { ValueSpec } from '../spec/value-spec.ts'
import {
  contextInResultPath,
  intrinsicError,
  intrinsicNotAllowed,
  neitherPathNorCall,
  notAPath,
  notAReferencePath,
  pathError,
} from './path-findings.ts'
import type { Place } from './place.ts'
import { holdsSubstitution } from './substitution.ts'
import type { Context } from './visit.ts'

type PathSpec = Extract<ValueSpec, { kind: 'path' }>

/** Checks a path field: `InputPath`, `ResultPath`, `Variable`, `SecondsPath`, … */
export function checkPath(spec: PathSpec, text: string, at: Place, context: Context): void {
  if (holdsSubstitution(text)) return
  const { report } = context.visit
  if (!text.startsWith('$')) {
    if (spec.intrinsics.length > 0) checkStringIntrinsic(spec.intrinsics, text, at, context)
    else if (isCallLike(text)) report(at, intrinsicNotAllowed(at, text))
    else report(at, notAPath(at, text))
    return
  }
  const compiled = compilePath(text)
  if (!compiled.ok) {
    report(at, pathError(at, compiled.error))
    return
  }
  const { path } = compiled
  if (!spec.context && path.root.kind !== 'input') {
    report(at, contextInResultPath(at, text))
    return
  }
  if (spec.reference && !path.isReference) report(at, notAReferencePath(at, path, !spec.context))
  readVariable(path, 0, at, context)
}

/** Checks the value of a key that ends in `.$`: a path, or a call of an intrinsic function. */
export function checkDynamicValue(text: string, at: Place, context: Context): void {
  if (holdsSubstitution(text)) return
  const { report } = context.visit
  if (text.startsWith('$')) {
    const compiled = compilePath(text)
    if (compiled.ok) readVariable(compiled.path, 0, at, context)
    else report(at, pathError(at, compiled.error))
  } else {
    checkIntrinsic(text, at, context)
  }
}

function checkStringIntrinsic(allowed: readonly string[], text: string, at: Place, context: Context): void {
  const name = checkIntrinsic(text, at, context)
  if (name !== null && !allowed.includes(`States.${name}`)) {
    context.visit.report(at, intrinsicNotAllowed(at, text, allowed))
  }
}

/** The name of the function called; `null`, and a finding, when the text is no call. */
function checkIntrinsic(text: string, at: Place, context: Context): string | null {
  const { report } = context.visit
  if (!isCallLike(text)) {
    report(at, neitherPathNorCall(at, text))
    return null
  }
  const compiled = compileIntrinsic(text)
  if (!compiled.ok) {
    report(at, intrinsicError(at, compiled.error))
    return null
  }
  for (const argument of compiled.call.arguments) readArgument(argument, at, context)
  return compiled.call.name
}

/** AWS takes blanks after a call, none before it. */
const isCallLike = (text: string): boolean => text.startsWith('States.')

function readArgument(argument: IntrinsicArgument, at: Place, context: Context): void {
  if (argument.kind === 'path') readVariable(argument.path, argument.start, at, context)
  else if (argument.kind === 'call') for (const inner of argument.arguments) readArgument(inner, at, context)
}

function readVariable({ root }: Path, offset: number, at: Place, { state }: Context): void {
  if (root.kind !== 'variable') return
  const range = { start: offset, end: offset + root.name.length + 1 }
  state?.reads.push({ name: root.name, at, range })
}
