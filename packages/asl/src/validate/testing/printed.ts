import type { ValidateOptions } from '../collect-findings.ts'
import { validate } from '../validate.ts'

/** Every finding of a definition, all of it but the constant parts on one line: `SW3030 error /States/A/Next[0-4] message → hint`. */
export function printed(definition: unknown, options: ValidateOptions = {}): readonly string[] {
  return validate(definition, options).map(({ code, severity, path, range, message, hint }) => {
    const characters = range === undefined ? '' : `[${range.start}-${range.end}]`
    return `${code} ${severity} ${path ?? ''}${characters} ${message}${hint === undefined ? '' : ` → ${hint}`}`
  })
}

/** A machine of one state, which ends it. */
export const only = (state: object, machine: object = {}): object => ({
  ...machine,
  StartAt: 'A',
  States: { A: { End: true, ...state } },
})

/** A machine of the states given, started at the first. */
export const machine = (states: Readonly<Record<string, object>>, fields: object = {}): object => ({
  ...fields,
  StartAt: Object.keys(states)[0],
  States: states,
})
