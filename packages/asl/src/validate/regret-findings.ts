import { shortForm } from './json-kinds.ts'
import { describeFirst, type Place } from './place.ts'
import type { Finding } from './visit.ts'

/** What AWS accepts and people regret: all of these are warnings. */
export const looksDynamic = (at: Place, text: string): Finding => ({
  code: 'SW3190',
  message: `${describeFirst(at)} is ${shortForm(text)}, which is passed as text: only keys that end in '.$' are evaluated.`,
  hint: `Name the key '${String(at.key)}.$' to pass what it addresses.`,
})

export const keyWithDollar = (at: Place): Finding => ({
  code: 'SW3191',
  message: `${describeFirst(at)} ends in '.$', which has no meaning in a JSONata state.`,
  hint: "Drop the '.$' and write the value as {% … %}.",
})

export const looksLikeJsonata = (at: Place): Finding => ({
  code: 'SW3192',
  message: `${describeFirst(at)} is a JSONata expression in a JSONPath state, where it is passed as text.`,
  hint: 'Set "QueryLanguage": "JSONata" on the state, or write a path.',
})

export const looksEmbedded = (at: Place): Finding => ({
  code: 'SW3192',
  message: `${describeFirst(at)} has {% … %} inside other text, which is passed as it stands: an expression is the whole string.`,
  hint: "Join the text within the expression: {% 'id-' & $x %}.",
})

export const staticResult = (at: Place, key: string): Finding => ({
  code: 'SW3194',
  message: `${describeFirst(at)} has '${key}', but 'Result' is passed as it stands.`,
  hint: "Use 'Parameters', which evaluates paths.",
})

export const noLambdaRetry = (at: Place): Finding => ({
  code: 'SW3195',
  message: `${describeFirst(at)} invokes a Lambda function and does not retry when it is throttled.`,
  hint: "Retry 'Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Lambda.AWSLambdaException' and 'Lambda.SdkClientException'.",
})

export const noDefault = (at: Place): Finding => ({
  code: 'SW3196',
  message: `${describeFirst(at)} has no 'Default', and its rules may all fail to match; the execution then fails with States.NoChoiceMatched.`,
  hint: "Add a 'Default'.",
})

export const ruleNeverReached = (at: Place, earlier: Place): Finding => ({
  code: 'SW3197',
  message: `${describeFirst(at)} is never reached: ${describeFirst(earlier)} takes all that it would match.`,
  hint: 'Remove the rule, or put it first.',
})
