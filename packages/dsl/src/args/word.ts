import { problem } from '../problems/problem.ts'
import { otherKind } from '../problems/values.ts'
import type { Fields } from '../record/fields.ts'
import { describe } from './describe.ts'

/** A field that takes one of a few words; `null` when it is absent. */
export function wordOf<Word extends string>(fields: Fields, key: string, words: readonly Word[]): Word | null {
  const given = fields.any(key)
  if (given === undefined) return null
  const word = words.find((known) => known === given)
  if (word !== undefined) return word
  const wanted = words.map((known) => `'${known}'`).join(', ')
  throw problem(otherKind(`'${key}' of ${fields.what}`, `one of ${wanted}`, describe(given)), fields.at)
}
