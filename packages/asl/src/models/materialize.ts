import type { SpellMember } from './member-names.ts'
import type { ModelFile, ShapeRef } from './model-file.ts'
import type { ListShape, MapShape, ObjectShape, Shape } from './shape.ts'

/**
 * Gives the shapes of a model by their references, each made once and only when it is reached.
 *
 * @param spell how the integration spells members
 * @param loose the API's members that the integration takes or gives as any JSON
 */
export function shapesOf(
  { shapes }: ModelFile,
  spell: SpellMember,
  loose: ReadonlySet<string>,
): (ref: ShapeRef) => Shape {
  const made = new Map<number, Shape>()

  const shapeOf = (ref: ShapeRef): Shape => {
    if (typeof ref === 'string') return scalar(ref)
    const known = made.get(ref)
    if (known) return known
    const shape = make(ref)
    made.set(ref, shape)
    return shape
  }

  const make = (ref: number): Shape => {
    const entry = shapes[ref]
    if (entry === undefined) return anything
    if ('e' in entry) return { type: 'string', minLength: 0, values: entry.e }
    if ('l' in entry) return lazily<ListShape, 'of'>({ type: 'list' }, 'of', () => shapeOf(entry.l))
    if ('m' in entry) return lazily<MapShape, 'of'>({ type: 'map' }, 'of', () => shapeOf(entry.m))
    const { o, r = [] } = entry
    const membersOf = (): ReadonlyMap<string, Shape> =>
      new Map(Object.entries(o).map(([name, member]) => [spell(name), loose.has(name) ? anything : shapeOf(member)]))
    return lazily<ObjectShape, 'members'>({ type: 'object', required: r.map(spell) }, 'members', membersOf)
  }

  return shapeOf
}

const anything: Shape = { type: 'any' }

/** An object whose member is made when it is first read. */
function lazily<T extends object, Key extends keyof T>(rest: Omit<T, Key>, key: Key, make: () => T[Key]): T {
  let value: T[Key] | undefined
  const member = { enumerable: true, get: () => (value ??= make()) }
  // With the member it is whole.
  return Object.defineProperty({ ...rest }, key, member) as T
}

const number = /^n(?:(-?[\d.e+]*):(-?[\d.e+]*))?$/u

function scalar(ref: string): Shape {
  if (ref === 'b') return { type: 'boolean' }
  if (ref === 't') return { type: 'timestamp' }
  if (/^[sy]\d*$/u.test(ref)) return { type: 'string', minLength: Number(ref.slice(1)), values: null }
  const range = number.exec(ref)
  if (!range) return anything
  const [, min = '', max = ''] = range
  return { type: 'number', min: min === '' ? null : Number(min), max: max === '' ? null : Number(max) }
}
