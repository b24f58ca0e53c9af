import { nearestName } from '../diagnostics/nearest-name.ts'
import type { ActionModel } from '../models/action-model.ts'
import type { ObjectShape, Shape } from '../models/shape.ts'
import type { JsonObject, JsonValue } from '../wire/json.ts'
import { isArray, isObject } from './json-kinds.ts'
import { inside, type Place } from './place.ts'
import { holdsSubstitution } from './substitution.ts'
import { argumentCase, missingArgument, unknownArgument } from './task-findings.ts'
import type { Context } from './visit.ts'

/** The task whose arguments are looked at. */
interface Call {
  /** As in a message: `glue:startJobRun`. */
  readonly name: string
  readonly kind: 'optimized' | 'sdk'
  readonly context: Context
}

/** What a task passes, against the model of its API: names of members and those it must have, at any depth. */
export function checkApiArguments(passed: JsonObject, { input }: ActionModel, at: Place, call: Call): void {
  checkMembers(passed, input, at, call, true)
}

function checkValue(value: JsonValue, shape: Shape, at: Place, call: Call): void {
  if (shape.type === 'object' && isObject(value)) checkMembers(value, shape, at, call, false)
  else if (shape.type === 'list' && isArray(value)) {
    value.forEach((item, index) => checkValue(item, shape.of, inside(at, index), call))
  } else if (shape.type === 'map' && isObject(value) && !isFilledIn(value)) {
    for (const [key, item] of Object.entries(value)) checkValue(item, shape.of, inside(at, key), call)
  }
}

function checkMembers(value: JsonObject, shape: ObjectShape, at: Place, call: Call, isOutermost: boolean): void {
  if (isFilledIn(value)) return
  const { visit, language } = call.context
  // AWS's guide shows an optimized integration that takes an inner member in the case of its API.
  const isStrict = isOutermost || call.kind === 'sdk'
  const given = new Set<string>()
  for (const [key, member] of Object.entries(value)) {
    const isPath = language === 'JSONPath' && key.endsWith('.$')
    const name = isPath ? key.slice(0, -2) : key
    const known = shape.members.get(name)
    const meant = known ? name : sameLetters(name, shape)
    given.add(meant ?? name)
    const memberAt = inside(at, key)
    if (known) {
      if (!isPath) checkValue(member, known, memberAt, call)
    } else if (meant !== undefined && isStrict) {
      visit.report(memberAt, argumentCase(memberAt, name, meant))
    } else if (!isAttributeValue(shape)) {
      visit.report(memberAt, unknownArgument(memberAt, call.name, meant ?? nearestName(name, shape.members.keys())))
    }
  }
  for (const name of shape.required) if (!given.has(name)) visit.report(at, missingArgument(at, call.name, name))
}

/** The member that a name in other letters means. */
function sameLetters(name: string, shape: ObjectShape): string | undefined {
  if (isAttributeValue(shape)) return undefined
  const letters = name.toLowerCase()
  return [...shape.members.keys()].find((known) => known.toLowerCase() === letters)
}

/** DynamoDB's attribute values: `BOOL` is documented, and `Bool` is how SDK integrations spell acronyms. Which they take is not told. */
const isAttributeValue = ({ members }: ObjectShape): boolean => members.has('BOOL') && members.has('NULL')

/** CloudFormation fills in objects such as `{ "Fn::Sub": … }` and `{ "Ref": … }`; nothing is known of what they become. */
export const isFilledIn = (value: JsonObject): boolean =>
  Object.keys(value).some((key) => key.startsWith('Fn::') || holdsSubstitution(key)) ||
  (Object.hasOwn(value, 'Ref') && Object.keys(value).length === 1)
