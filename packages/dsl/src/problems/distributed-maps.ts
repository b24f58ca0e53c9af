import type { ProblemText } from './problem.ts'

/** A batcher says neither how many items make a batch nor how many bytes. */
export function batchWithoutLimit(): ProblemText {
  return {
    code: 'SW1011',
    message: 'An item batcher has no limit, so its batches would never end.',
    hint: "Give 'maxItemsPerBatch', 'maxInputBytesPerBatch', or both.",
  }
}

/** A share of a hundred is not between 0 and 100. */
export function percentageOutOfRange(what: string, found: string): ProblemText {
  return {
    code: 'SW1011',
    message: `${what} takes a number from 0 to 100 or an arrow function, and was given ${found}.`,
  }
}
