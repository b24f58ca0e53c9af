import type { NamesOf } from './error-names.ts'
import type { ErrorOutput } from './scope.ts'

/** What reaches the handler of these errors. A wildcard may be any error; a missed heartbeat may be told as a timeout. */
export type Caught<Given> =
  string extends NamesOf<Given>
    ? ErrorOutput
    : [NamesOf<Given> & ('States.ALL' | 'States.TaskFailed')] extends [never]
      ? ErrorOutput<NamesOf<Given> | TimeoutOf<NamesOf<Given>>>
      : ErrorOutput

type TimeoutOf<Name> = 'States.HeartbeatTimeout' extends Name ? 'States.Timeout' : never
