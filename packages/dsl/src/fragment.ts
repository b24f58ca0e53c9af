import { placed } from './args/placed.ts'
import { flowOf } from './chain/chain-flow.ts'
import { emptyDraft } from './chain/draft.ts'
import type { RootEnv } from './types/env.ts'
import type { Flow } from './types/flow.ts'
import type { NoMembers } from './types/no-members.ts'

/**
 * Starts a piece of a flow to be inlined with `use`, once or often. It can stand wherever its input fits and the variables it needs are set.
 *
 * @typeParam Input - the subject it starts from
 * @typeParam Needs - the variables it reads
 * @example
 * ```ts
 * const deadLetter = fragment<ErrorOutput>()
 *   .task('Send to the dead-letter queue', sqs.sendMessage, (error) => ({ QueueUrl: url, MessageBody: error.Cause }))
 *   .fail('Unhandled')
 * pipeline<FileRef>('CopyFile').task('Copy', …).catch('States.ALL', (failed) => failed.use(deadLetter))
 * ```
 */
export function fragment<Input, Needs extends object = NoMembers>(): Flow<
  Input,
  NoMembers,
  never,
  NoMembers,
  never,
  RootEnv<Input, Needs>
>
export function fragment(...call: readonly unknown[]): unknown {
  return flowOf(emptyDraft('a fragment', [], placed(call).at))
}
