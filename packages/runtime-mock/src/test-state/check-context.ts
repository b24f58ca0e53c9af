import { isJsonObject, type JsonObject, type JsonValue } from '@stepwright/asl'
import { readJson } from './json-text.ts'
import { accept, refuse, type Checked } from './refusal.ts'

/** The members that a given context object may have, and the JSON type of each; null for any. */
const members: { readonly [part: string]: { readonly [member: string]: 'string' | 'number' | null } } = {
  Execution: {
    Id: 'string',
    Input: null,
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
}

/** The context object of a request, or null when it has none. */
export function checkContext(text: string | undefined): Checked<JsonObject | null> {
  if (text === undefined) return accept(null)
  const context = readJson(text)
  if (context === undefined || !isJsonObject(context)) return refuse(`${complaint}must be a JSON object`)
  for (const [part, value] of Object.entries(context)) {
    const fault = faultIn(part, value)
    if (fault !== null) return refuse(complaint + fault)
  }
  return accept(context)
}

const complaint = 'Invalid Context object provided: '

function faultIn(part: string, value: JsonValue): string | null {
  if (part === 'Map') return "'Map' field is not supported when mocking a Context object"
  const known = Object.hasOwn(members, part) ? members[part] : undefined
  if (!known) return `Field '${part}' is not allowed`
  if (!isJsonObject(value)) return `${part} must be a JSON object`
  for (const [name, member] of Object.entries(value)) {
    if (!Object.hasOwn(known, name)) return `Field '${name}' is not allowed`
    const type = known[name] ?? null
    if (type !== null && typeof member !== type) return `${part}.${name} must be a ${type}`
  }
  return null
}
