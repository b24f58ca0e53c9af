import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import { refused, type Refused } from '../answered.ts'
import type { Account } from './account.ts'
import type { Settings } from './state-machine.ts'

/** The configurations in a request that creates or updates a state machine. */
export interface SettingsRequest {
  readonly loggingConfiguration?: JsonObject | null
  readonly tracingConfiguration?: JsonObject | null
  readonly encryptionConfiguration?: JsonObject | null
}

/** The configurations of a machine about which nothing was said. */
export const defaultSettings: Settings = {
  logging: { includeExecutionData: false, level: 'OFF' },
  tracing: { enabled: false },
  encryption: { type: 'AWS_OWNED_KEY' },
}

/** What a request makes of the configurations: each is replaced as a whole, its gaps filled with the defaults. */
export function settingsAfter(before: Settings, request: SettingsRequest): Settings {
  const { loggingConfiguration, tracingConfiguration, encryptionConfiguration } = request
  return {
    logging: loggingConfiguration ? { ...defaultSettings.logging, ...loggingConfiguration } : before.logging,
    tracing: tracingConfiguration ? { ...defaultSettings.tracing, ...tracingConfiguration } : before.tracing,
    encryption: encryptionConfiguration ?? before.encryption,
  }
}

/** Refuses a logging configuration that has nowhere to log to. */
export function checkLogging({ logGroups }: Account, { logging }: Settings): Refused | null {
  if (logging['level'] === 'OFF') return null
  const destinations = logging['destinations'] ?? []
  const [first, ...others] = isJsonArray(destinations) ? destinations : []
  if (first === undefined || others.length > 0) return invalid('Must specify exactly one Log Destination.')
  const arn = logGroupArn(first)
  if (!arn.endsWith(':*')) return invalid("Log Destination ARN must end with ':*'.")
  const [, , , , , , group = ''] = arn.split(':')
  return logGroups === null || logGroups.has(group) ? null : invalid('Log Destination not found.')
}

function logGroupArn(destination: JsonValue): string {
  const group = isJsonObject(destination) ? destination['cloudWatchLogsLogGroup'] : undefined
  const arn = group !== undefined && isJsonObject(group) ? group['logGroupArn'] : undefined
  return typeof arn === 'string' ? arn : ''
}

function invalid(what: string): Refused {
  return refused('InvalidLoggingConfiguration', `Invalid Logging Configuration: ${what}`)
}
