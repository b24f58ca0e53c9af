import type { Case, ExecutionAnswer } from './case.ts'

const mask = /<+task_token>?:\d+>/g

/**
 * The recorder wrote a mask for each task token, also where a service sent it back. Its outcomes bring the mask, so the
 * answer has to have it in the other places too: the first token becomes the first mask, and so on.
 */
export function maskTokens(
  { taskOutcomes, expected }: Case,
  tokens: readonly string[],
  answer: ExecutionAnswer,
): ExecutionAnswer {
  const masks = [...new Set(JSON.stringify([expected, taskOutcomes]).match(mask) ?? [])]
  const masked = tokens.reduce((text, token, at) => text.replaceAll(token, masks[at] ?? token), JSON.stringify(answer))
  // An answer with other strings in it is an answer.
  return JSON.parse(masked) as ExecutionAnswer
}
