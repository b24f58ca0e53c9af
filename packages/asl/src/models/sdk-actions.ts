import { readActionsFile } from './model-file.ts'

/** What SDK integrations may call of a service. */
export interface SdkService {
  /** `Glue` of `Glue.EntityNotFoundException`. */
  readonly errorPrefix: string
  /** Actions as a `Resource` spells them: `startJobRun`. */
  readonly actions: ReadonlySet<string>
  /** Those that send or receive a stream of events, which no task can. */
  readonly streaming: ReadonlySet<string>
}

/** The lines of the file, each by its service; a line is taken apart when its service is asked for. */
let lines: ReadonlyMap<string, string> | null = null
const services = new Map<string, SdkService>()

/**
 * A service of AWS by its id in `arn:aws:states:::aws-sdk:<id>:<action>`, with all its actions, from AWS's own models. `null` where they have none.
 *
 * @example sdkService('glue')?.actions.has('startJobRun')   // true
 */
export function sdkService(id: string): SdkService | null {
  const known = services.get(id)
  if (known) return known
  const line = readLines().get(id)
  if (line === undefined) return null
  const service = readLine(line)
  services.set(id, service)
  return service
}

/** The ids of all services. */
export function sdkServiceIds(): Iterable<string> {
  return readLines().keys()
}

function readLines(): ReadonlyMap<string, string> {
  lines ??= new Map(
    readActionsFile()
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line]),
  )
  return lines
}

function readLine(line: string): SdkService {
  const [, errorPrefix = '', ...marked] = line.split(' ')
  const streaming = new Set(marked.filter((action) => action.endsWith('!')).map((action) => action.slice(0, -1)))
  const actions = new Set(marked.map((action) => (action.endsWith('!') ? action.slice(0, -1) : action)))
  return { errorPrefix, actions, streaming }
}
