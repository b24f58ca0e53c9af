/**
 * `${Name}` is filled in at deployment (CloudFormation DefinitionSubstitutions, SAM, Terraform). A string that is nothing else may
 * become a value of any type, so no rule says anything about it.
 */
export function isSubstitution(value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false
  let at = 0
  while (at < value.length) {
    const close = value.startsWith('${', at) ? closeOf(value, at + 1) : -1
    if (close <= at + 2) return false
    at = close + 1
  }
  return true
}

/** Where the brace at `open` is closed; Terraform's templates nest braces. */
function closeOf(text: string, open: number): number {
  let depth = 0
  for (let index = open; index < text.length; index++) {
    if (text[index] === '{') depth++
    else if (text[index] === '}' && --depth === 0) return index
  }
  return -1
}

/** True when some part of a string is filled in at deployment. */
export const holdsSubstitution = (text: string): boolean => /\$\{[^{}]+\}/u.test(text)

/** True for a JSONata expression: the whole string between `{%` and `%}`. */
export const isExpression = (value: unknown): boolean =>
  typeof value === 'string' && value.length >= 4 && value.startsWith('{%') && value.endsWith('%}')
