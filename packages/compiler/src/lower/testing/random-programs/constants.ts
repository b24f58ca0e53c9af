import type { Random } from './random.ts'
import { enumMembers, keyText, partsOf, quoted, textOfType, type ValueType } from './value-type.ts'

const words = ['', 'a', 'b', 'ab', '0', 'x-y', '😀', "it's", '{% 1 %}', '$', 'csv', ' a ']

/** A constant of a type, as TypeScript. */
export function constant(type: ValueType, random: Random): string {
  switch (type.kind) {
    case 'number':
      return random.pick(['0', '1', '2', '3', '0.5', '10', '(-2)', '(-1.5)', '1e21', '100'])
    case 'boolean':
      return random.pick(['true', 'false'])
    case 'null':
      return 'null'
    case 'undefined':
      return 'undefined'
    case 'string':
      if (type.form === 'iso') return "'2026-04-18T12:00:00.000Z'"
      if (type.form === 'decimal') return "'12.5'"
      return quoted(random.pick(words))
    case 'literal':
      return typeof type.value === 'string' ? `(${quoted(type.value)} as const)` : `(${type.value} as const)`
    case 'enum':
      return `Kind.${random.pick(Object.keys(enumMembers))}`
    case 'array':
      return random.chance(0.3)
        ? `([] as ${textOfType(type)})`
        : `[${Array.from({ length: random.integer(1, 2) }, () => constant(type.item, random)).join(', ')}]`
    case 'tuple':
      return `([${type.items.map((item) => constant(item, random)).join(', ')}] as ${textOfType(type)})`
    case 'record':
      return random.chance(0.5)
        ? `({} as ${textOfType(type)})`
        : `({ a: ${constant(type.value, random)}, 'b c': ${constant(type.value, random)} } as ${textOfType(type)})`
    case 'object': {
      const members = type.members.filter(({ optional }) => !optional || random.chance(0.5))
      return `({ ${members.map((member) => `${keyText(member.name)}: ${constant(member.type, random)}`).join(', ')} })`
    }
    case 'union':
      return constant(random.pick(partsOf(type)), random)
    case 'variable':
      throw new TypeError(`'${type.name}' is no type of a value.`)
  }
}
