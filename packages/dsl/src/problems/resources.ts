import type { ProblemText } from './problem.ts'

/** An action was asked for a pattern that Step Functions does not offer for it. */
export function noSuchPattern(service: string, action: string, pattern: string): ProblemText {
  return {
    code: 'SW1009',
    message: `'${service}' has no '${action}.${pattern}'.`,
    hint:
      pattern === 'waitForTaskToken'
        ? `Call ${service}.${action} and poll for its end.`
        : `Call ${service}.${action} and poll for its end, or wait for a token: ${service}.${action}.waitForTaskToken.`,
  }
}
