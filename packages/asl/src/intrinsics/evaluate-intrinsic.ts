import { readPath, type PathScope } from '../paths/read-path.ts'
import type { JsonValue } from '../wire/json.ts'
import type { IntrinsicArgument, IntrinsicCall, IntrinsicSources } from './intrinsic.ts'
import { intrinsicTable } from './intrinsic-table.ts'

/** The value of a call, or the error name and text of its failure, as they follow the state's prefix in a cause. */
export type IntrinsicOutcome =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly error: 'States.Runtime' | 'States.IntrinsicFailure'; readonly message: string }

/**
 * Evaluates a parsed intrinsic call. A path that finds nothing fails with `States.Runtime`, a function that cannot take
 * its arguments with `States.IntrinsicFailure`.
 */
export function evaluateIntrinsic(call: IntrinsicCall, scope: PathScope, sources: IntrinsicSources): IntrinsicOutcome {
  const args: JsonValue[] = []
  for (const [at, argument] of call.arguments.entries()) {
    const outcome = evaluateArgument(call, argument, at, scope, sources)
    if (!outcome.ok) return outcome
    args.push(outcome.value)
  }
  const result = intrinsicTable[call.name].apply(args, sources)
  return result.ok ? result : { ok: false, error: 'States.IntrinsicFailure', message: failureText(call, result.reason) }
}

function evaluateArgument(
  call: IntrinsicCall,
  argument: IntrinsicArgument,
  at: number,
  scope: PathScope,
  sources: IntrinsicSources,
): IntrinsicOutcome {
  switch (argument.kind) {
    case 'call':
      return evaluateIntrinsic(argument, scope, sources)
    case 'string':
      return { ok: true, value: call.name === 'Format' && at === 0 ? argument.raw : argument.value }
    case 'literal':
      return { ok: true, value: argument.value }
    case 'path': {
      const reading = readPath(argument.path, scope)
      if (reading.found) return { ok: true, value: reading.value }
      const input = JSON.stringify(scope.input)
      const reason = `The JsonPath argument for the field '${argument.path.text}' could not be found in the input '${input}'`
      return { ok: false, error: 'States.Runtime', message: failureText(call, reason) }
    }
  }
}

function failureText(call: IntrinsicCall, reason: string): string {
  return `The function '${call.text}' had the following error: ${reason}`
}
