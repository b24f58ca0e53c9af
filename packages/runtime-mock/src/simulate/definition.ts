import {
  StepwrightError,
  validate,
  type JsonObject,
  type JsonValue,
  type StateMachineDefinition,
} from '@stepwright/asl'
import { runtimeError } from '../diagnostics/runtime-error.ts'
import { toJson } from '../services/json-value.ts'
import type { DefinitionSource } from './options.ts'

const placeholder = /\$\{([^}]*)\}/g

/**
 * Reads a definition and puts the params' values in.
 *
 * @throws StepwrightError SW4006 when it is not JSON, SW3xxx for what AWS would refuse, SW4005 when a param has no value, SW4007 for what is not simulated
 */
export function readDefinition(
  source: DefinitionSource,
  params: { readonly [name: string]: string },
): StateMachineDefinition {
  const raw = typeof source === 'string' ? parse(source) : toJson(source, 'The definition')
  const filled = fillParams(raw, params)
  const errors = validate(filled).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new StepwrightError(errors)
  // What validates is a definition.
  return filled as JsonObject & StateMachineDefinition
}

/**
 * Puts the values of `${Name}` substitutions in.
 *
 * @throws StepwrightError SW4005 when one has no value
 */
export function fillParams(raw: JsonValue, params: { readonly [name: string]: string }): JsonValue {
  const missing = new Set<string>()
  const filled = substitute(raw, params, missing)
  if (missing.size === 0) return filled
  const names = [...missing].map((name) => `'${name}'`).join(', ')
  throw runtimeError(
    'SW4005',
    `The definition has params without a value: ${names}.`,
    'Give them in `params: { Name: value }`.',
  )
}

function parse(text: string): JsonValue {
  try {
    // JSON.parse gives JSON.
    return JSON.parse(text) as JsonValue
  } catch (error) {
    throw runtimeError(
      'SW4006',
      `The definition is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

function substitute(value: JsonValue, params: { readonly [name: string]: string }, missing: Set<string>): JsonValue {
  if (typeof value === 'string') {
    return value.includes('${')
      ? value.replace(placeholder, (whole, name: string) => {
          if (Object.hasOwn(params, name)) return params[name] ?? whole
          missing.add(name)
          return whole
        })
      : value
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: JsonValue) => substitute(item, params, missing))
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, substitute(member, params, missing)]))
}
