import type { types } from './phantom.ts'

/**
 * A refusal that reads as a sentence where the mistake is. It is an object, not a string, because `number & 'sentence'` is `never`,
 * which would swallow the sentence and, in an object literal, every other property with it.
 */
export interface DslTypeError<Sentence extends string> {
  readonly [types]: Sentence
}
