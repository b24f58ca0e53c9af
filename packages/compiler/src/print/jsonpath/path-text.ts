import type { PathForm, Step } from './form.ts'

/** A path as the definition writes it: `$.order.items[0]`, `$$.Execution.Id`, `$total`. */
export function pathText({ root, steps }: PathForm): string {
  const start = typeof root === 'object' ? `$${root.variable}` : root === 'context' ? '$$' : '$'
  return start + steps.map(stepText).join('')
}

function stepText(step: Step): string {
  switch (step.kind) {
    case 'Name':
      return plainName.test(step.name) ? `.${step.name}` : `[${quoted(step.name)}]`
    case 'Names':
      return `[${step.names.map(quoted).join(',')}]`
    case 'Index':
      return `[${step.index}]`
    case 'Text':
      return step.text
  }
}

/** What can stand after a dot in every grammar of paths that there is. */
const plainName = /^[\p{L}_][\p{L}\p{Nd}_]*$/u

const quoted = (name: string): string => (name.includes("'") ? `"${name}"` : `'${name}'`)

/** True for a name that a path can hold: AWS gives a backslash in quotes no meaning, and a deployment would fill in a substitution. */
export function isWritableName(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are among those that no path grammar promises to take
  return !/[\\\u0000-\u001f]/.test(name) && !name.includes('${') && !(name.includes("'") && name.includes('"'))
}

/** True for a path that addresses one place: names and positions from the start. */
export function isReference({ steps, isMany }: PathForm): boolean {
  return !isMany && steps.every((step) => step.kind === 'Name' || (step.kind === 'Index' && step.index >= 0))
}

/** What the user calls it, more or less: `order.items`. */
export function spoken({ root, steps }: PathForm): string {
  const start = typeof root === 'object' ? `vars.${root.variable}` : root
  return steps.reduce((text, step) => (step.kind === 'Name' ? `${text}.${step.name}` : text + stepText(step)), start)
}
