import type { JsonObject } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { checkRequest } from './check-request.ts'
import { boolean, float, integer, list, matching, oneOf, structure, text } from './shape.ts'

const shape = structure('Request', {
  'name!': text(5),
  count: integer(0, 10),
  share: float(0, 1),
  kind: oneOf('B', 'A'),
  word: matching(/^[a-z]+$/, 3),
  isOn: boolean,
  routes: list(structure('Route', { 'to!': text(4), weight: integer(0, 100) }), 1, 2),
  keys: list(text(2)),
})
const says = (request: JsonObject): string | undefined => {
  const refusal = checkRequest(shape, request)
  return refusal ? `${refusal.code}: ${refusal.message}` : undefined
}
const invalid = (...found: readonly string[]): string => {
  const count = `${found.length} validation ${found.length === 1 ? 'error' : 'errors'} detected`
  return `ValidationException: ${count}: ${found.join('; ')}`
}

test.each<[JsonObject, string | undefined]>([
  [{ name: 'a' }, undefined],
  [{ name: 'a', count: null, routes: null, unknown: {} }, undefined],
  [{ name: 'abcde', count: 10, share: 0.5, kind: 'A', word: 'abc', isOn: false, routes: [{ to: 'x' }] }, undefined],
  [{}, invalid("Value null at 'name' failed to satisfy constraint: Member must not be null")],
  [
    { name: '' },
    invalid("Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1"),
  ],
  [
    { name: 'abcdef', count: 11 },
    invalid(
      "Value 'abcdef' at 'name' failed to satisfy constraint: Member must have length less than or equal to 5",
      "Value '11' at 'count' failed to satisfy constraint: Member must have value less than or equal to 10",
    ),
  ],
  [
    { name: 'a', count: -1 },
    invalid("Value '-1' at 'count' failed to satisfy constraint: Member must have value greater than or equal to 0"),
  ],
  [
    { name: 'a', kind: 'a' },
    invalid("Value 'a' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [B, A]"),
  ],
  [
    { name: 'a', word: 'ABCD' },
    invalid(
      "Value 'ABCD' at 'word' failed to satisfy constraint: Member must have length less than or equal to 3",
      "Value 'ABCD' at 'word' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z]+$",
    ),
  ],
  [
    { name: 'a', routes: [{ to: 'x' }, { weight: 101 }] },
    invalid(
      "Value null at 'routes.2.member.to' failed to satisfy constraint: Member must not be null",
      "Value '101' at 'routes.2.member.weight' failed to satisfy constraint: Member must have value less than or equal to 100",
    ),
  ],
  [
    { name: 'a', routes: [{ to: 'x', weight: 1 }, { to: 'y' }, { to: 'z' }] },
    invalid(
      "Value '[Route(to=x, weight=1), Route(to=y, weight=null), Route(to=z, weight=null)]' at 'routes' failed to satisfy constraint: Member must have length less than or equal to 2",
    ),
  ],
  [
    { name: 'a', keys: ['ok', 'long'] },
    invalid(
      "Value 'long' at 'keys.2.member' failed to satisfy constraint: Member must have length less than or equal to 2",
    ),
  ],
  [{ name: 1 }, 'SerializationException: NUMBER_VALUE can not be converted to a String'],
  [{ name: 'a', count: 1.5 }, 'SerializationException: NUMBER_VALUE can not be converted to an Integer'],
  [{ name: 'a', isOn: 'true' }, 'SerializationException: STRING_VALUE can not be converted to a Boolean'],
  [{ name: 'a', isOn: 0 }, 'SerializationException: NUMBER_VALUE can not be converted to a Boolean'],
  [{ name: true }, 'SerializationException: TRUE_VALUE can not be converted to a String'],
  [{ name: 'a', routes: {} }, 'SerializationException: STRUCTURE_VALUE can not be converted to a List'],
  [{ name: 'a', routes: [[]] }, 'SerializationException: LIST_VALUE can not be converted to a Structure'],
])('%j', (request, refusal) => {
  expect(says(request)).toBe(refusal)
})
