import { compileIntrinsic, evaluateIntrinsic, type JsonValue } from '@stepwright/asl'
import { failed, runtimeFailure, succeeded, taskFailure, type Outcome } from '../machine/failure.ts'
import type { VisitScope } from '../states/interpreter.ts'
import { causeIn, documents } from './json-path-scope.ts'

/** Evaluates an intrinsic call such as `States.Format('{}', $.a)`. */
export function callIntrinsic(text: string, root: JsonValue, scope: VisitScope): Outcome<JsonValue> {
  const compilation = compileIntrinsic(text)
  if (!compilation.ok) return failed(runtimeFailure(causeIn(scope, compilation.error.message)))
  const sources = { random: () => scope.random.next(), uuid: () => scope.random.uuid() }
  const outcome = evaluateIntrinsic(compilation.call, documents(root, scope), sources)
  if (outcome.ok) return succeeded(outcome.value)
  const cause = causeIn(scope, outcome.message)
  return failed(outcome.error === 'States.Runtime' ? runtimeFailure(cause) : taskFailure(outcome.error, cause))
}
