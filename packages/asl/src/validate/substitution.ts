/**
 * `${Name}` is filled in at deployment (CloudFormation DefinitionSubstitutions, SAM, Terraform). A string that is nothing else
 * may become a value of any type, so no rule says anything about it.
 */
export const isSubstitution = (value: unknown): boolean => typeof value === 'string' && /^\$\{[^{}]+\}$/u.test(value)

/** True when some part of a string is filled in at deployment. */
export const holdsSubstitution = (text: string): boolean => /\$\{[^{}]+\}/u.test(text)

/** True for a JSONata expression: the whole string between `{%` and `%}`. */
export const isExpression = (value: unknown): boolean =>
  typeof value === 'string' && value.length >= 4 && value.startsWith('{%') && value.endsWith('%}')
