import { refused, type Refused } from '../answered.ts'
import type { Tag } from './state-machine.ts'

const mostTags = 50

/** The tags after some were set: one of each key, in the order in which the keys came. */
export function withTags(before: readonly Tag[], set: readonly Tag[]): readonly Tag[] {
  const values = new Map(before.map(({ key, value }) => [key, value]))
  for (const { key, value } of set) values.set(key, value)
  return [...values].map(([key, value]) => ({ key, value }))
}

/** Refuses more tags than a resource may have. */
export function checkTags(before: readonly Tag[], set: readonly Tag[]): Refused | null {
  if (withTags(before, set).length <= mostTags) return null
  return refused('TooManyTags', `Too many tags: a resource has at most ${mostTags}.`)
}
