import { constant } from './constants.ts'
import type { Generation } from './generation.ts'
import type { Entry } from './scope.ts'
import { shuffled } from './unify.ts'
import { keyText, maybe, type MemberType, type ValueType } from './value-type.ts'

export interface Destructured {
  readonly text: string
  readonly entries: readonly Entry[]
}

/** A pattern that takes a value apart; `null` for what is neither an object nor an array. */
export function destructured(type: ValueType | undefined, g: Generation): Destructured | null {
  if (type?.kind === 'object') return destructuredObject(type, g)
  if (type?.kind !== 'array' && type?.kind !== 'tuple') return null
  const entries: Entry[] = []
  const bind = (wish: string, of: ValueType): string => {
    const text = g.freshName(wish)
    entries.push({ text, type: of })
    return text
  }
  if (type.kind === 'tuple') {
    return { text: `[${type.items.map((item) => bind('part', item)).join(', ')}]`, entries }
  }
  const { item } = type
  const canDefault = item.kind === 'number' || item.kind === 'string'
  const first = g.random.chance(0.7) ? bind('first', maybe(item)) : ''
  const second =
    canDefault && g.random.chance(0.5)
      ? `${bind('second', item)} = ${item.kind === 'number' ? '7' : "'none'"}`
      : bind('second', maybe(item))
  const rest = g.random.chance(0.5) ? `, ...${bind('rest', type)}` : ''
  return { text: `[${first}, ${second}${rest}]`, entries }
}

function destructuredObject(type: Extract<ValueType, { kind: 'object' }>, g: Generation): Destructured {
  const entries: Entry[] = []
  const left: MemberType[] = [...type.members]
  const parts: string[] = []
  for (const member of shuffled(type.members, g.random).slice(0, g.random.integer(1, 3))) {
    left.splice(left.indexOf(member), 1)
    const { name, type: of, optional } = member
    const nested = !optional && g.random.chance(0.4) ? destructured(of, g) : null
    if (nested) {
      parts.push(`${keyText(name)}: ${nested.text}`)
      entries.push(...nested.entries)
      continue
    }
    const text = g.freshName(/^[a-z]\w*$/.test(name) && name !== 'in' ? name : 'member')
    const fallback = optional && g.random.chance(0.6) ? constant(of, g.random) : null
    parts.push(`${keyText(name)}: ${text}${fallback === null ? '' : ` = ${fallback}`}`)
    entries.push({ text, type: optional && fallback === null ? maybe(of) : of })
  }
  if (left.length > 0 && g.random.chance(0.3)) {
    const text = g.freshName('others')
    parts.push(`...${text}`)
    entries.push({ text, type: { kind: 'object', members: left } })
  }
  return { text: `{ ${parts.join(', ')} }`, entries }
}
