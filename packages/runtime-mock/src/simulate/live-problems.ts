import type { StepwrightError } from '@stepwright/asl'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import type { UnansweredCall } from '../machine/run-execution.ts'
import { failureText } from '../report/failure-text.ts'
import type { Places } from '../report/places.ts'
import { timeline, type TimelineSource } from '../report/timeline.ts'

/** What the test waits for cannot come any more. */
export function neverCame(
  what: string,
  state: string,
  run: TimelineSource,
  unanswered: readonly UnansweredCall[],
  places: Places,
): StepwrightError {
  const others = [...new Set(unanswered.map(({ call }) => call.state))]
  const failure = failureText(run)
  const why =
    run.status !== 'RUNNING'
      ? `the execution ended ${run.status}${failure === '' ? '' : ` with ${failure}`}`
      : others.length > 0
        ? `the execution waits for an answer to ${listed(others)}`
        : 'nothing is left that moves the execution on'
  const hint =
    run.status === 'RUNNING' && others[0] !== undefined
      ? `Answer that first: \`await run.task('${others[0]}').succeed(…)\`.`
      : 'What happened:'
  const told = [hint, ...(hint.endsWith(':') ? [] : ['What happened:']), ...timeline(run, { maxLines: 40 })].join('\n')
  return runtimeError('SW4015', `${what}: ${why}.`, told, places.ofState(state))
}

/** Several tasks of one name wait, and the test did not say which it means. */
export function ambiguous(state: string, found: readonly UnansweredCall[], places: Places): StepwrightError {
  const shown = found.slice(0, 5).map((one) => `'${placeOf(one)}'`)
  const more = found.length > shown.length ? ` and ${found.length - shown.length} more` : ''
  const index = found[0]?.call.mapIndex
  const by = index === null || index === undefined ? '{ where: (args) => … }' : `{ mapIndex: ${index} }`
  return runtimeError(
    'SW4015',
    `${found.length} tasks wait in '${state}': ${shown.join(', ')}${more}.`,
    `Say which: \`run.task('${state}', ${by})\`, or take them all: \`await run.tasks('${state}')\`.`,
    places.ofState(state),
  )
}

/** The task that the test holds has ended. */
export function waitsNoLonger(state: string, run: TimelineSource, places: Places): StepwrightError {
  const hint = ['It was answered before, timed out, or what is around it ended. What happened:']
  return runtimeError(
    'SW4015',
    `The task '${state}' waits for an answer no longer.`,
    [...hint, ...timeline(run, { maxLines: 40 })].join('\n'),
    places.ofState(state),
  )
}

/** Nothing moves an execution on that somebody wants to see the end of. */
export function waitsForEver(
  names: readonly string[],
  unanswered: readonly UnansweredCall[],
  places: Places,
  nested: readonly { readonly startedBy: string; readonly call: UnansweredCall }[],
): StepwrightError {
  const first = unanswered[0]
  const inner = nested[0]
  const hint =
    inner && !first
      ? `The execution that '${inner.startedBy}' started waits in '${inner.call.call.state}'. Answer it from the test, which drives the execution with \`start\`: \`const nested = await run.nested('${inner.startedBy}')\`, then \`await nested.task('${inner.call.call.state}').succeed(…)\`. Or give that task a timeout or a mock that answers.`
      : first
        ? `Answer it from the test, which drives the execution with \`start\`: \`await run.task('${first.call.state}').succeed(…)\`. Or give the task a timeout or a mock that answers, or \`stop\` the execution.`
        : 'Give the task a timeout or a mock that answers, or `stop` the execution.'
  return runtimeError(
    'SW4011',
    `The execution waits for ever in ${listed(names)}.`,
    hint,
    places.ofState(first?.call.state ?? names[0] ?? ''),
  )
}

/** `Approve #2 of 'Orders'` */
function placeOf({ call, maps }: UnansweredCall): string {
  const around = maps.map(({ state, index }) => `${state} #${index}`).join(', ')
  return around === '' ? `attempt ${call.attempt}` : around
}

function listed(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}
