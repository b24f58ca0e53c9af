/**
 * Where a value is in the definition, as a list from the inside out: nothing is written out until a finding needs it.
 */
export interface Place {
  readonly parent: Place | null
  readonly key: string | number
  /** True when the value is a state, so `key` is its name. */
  readonly isState: boolean
}

/** The definition itself. */
export const root: Place = { parent: null, key: '', isState: false }

/** A member of the object, or an item of the array, at `parent`. */
export const inside = (parent: Place, key: string | number): Place => ({ parent, key, isState: false })

/** A state of the `States` object at `parent`. */
export const stateAt = (parent: Place, name: string): Place => ({ parent, key: name, isState: true })

/** The JSON pointer (RFC 6901) of a place; the definition itself is the empty string. */
export function pointer(place: Place): string {
  let text = ''
  for (let at = place; at.parent; at = at.parent) text = `/${escapeKey(at.key)}${text}`
  return text
}

const escapeKey = (key: string | number): string => String(key).replaceAll('~', '~0').replaceAll('/', '~1')

/** A place in words: `the machine`, `state 'Load'`, `'Retry[0].ErrorEquals' of state 'Load'`. */
export function describe(place: Place): string {
  let fields = ''
  let at = place
  for (; at.parent && !at.isState; at = at.parent) {
    const step = typeof at.key === 'number' ? `[${at.key}]` : at.key
    fields = fields === '' || fields.startsWith('[') ? `${step}${fields}` : `${step}.${fields}`
  }
  const owner = at.parent ? `state '${at.key}'` : 'the machine'
  return fields === '' ? owner : `'${fields}' of ${owner}`
}

/** `describe` at the start of a sentence. */
export function describeFirst(place: Place): string {
  const words = describe(place)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
