import type { FilterOperand, FilterTest, PathRoot, PathStep } from './path.ts'

/** The canonical form AWS prints in its messages: every root is `$` and every name is in brackets. */
export function printCanonical(steps: readonly PathStep[]): string {
  return `$${steps.map(printStep).join('')}`
}

/** A path's text in bracket form, such that parsing it gives the same steps again. */
export function printPath(root: PathRoot, steps: readonly PathStep[]): string {
  return `${printRoot(root)}${steps.map(printStep).join('')}`
}

function printRoot(root: PathRoot): string {
  if (root.kind === 'variable') return `$${root.name}`
  return root.kind === 'context' ? '$$' : '$'
}

function printStep(step: PathStep): string {
  switch (step.kind) {
    case 'name':
      return `[${step.names.map(quoteName).join(',')}]`
    case 'index':
      return `[${step.indexes.join(',')}]`
    case 'slice':
      return `[${step.from ?? ''}:${step.to ?? ''}]`
    case 'wildcard':
      return '[*]'
    case 'descend':
      return '..'
    case 'filter':
      return `[?(${printTest(step.test)})]`
    case 'function':
      return `.${step.name}(${step.arguments.map(printOperand).join(', ')})`
  }
}

/** The quote that makes the name come out as it went in: a backslash only has a meaning before the closing quote. */
export function quoteName(name: string): string {
  const quote = name.includes("'") && !name.includes('"') ? '"' : "'"
  return quote + name.replaceAll(quote, `\\${quote}`) + quote
}

function printTest(test: FilterTest): string {
  switch (test.kind) {
    case 'and':
      return test.tests.map(printGrouped).join(' && ')
    case 'or':
      return test.tests.map(printGrouped).join(' || ')
    case 'not':
      return `!(${printTest(test.test)})`
    case 'exists':
      return printOperand(test.path)
    case 'literal':
      return String(test.value)
    case 'compare':
      return `${printOperand(test.left)} ${test.operator} ${printOperand(test.right)}`
  }
}

function printGrouped(test: FilterTest): string {
  return test.kind === 'and' || test.kind === 'or' ? `(${printTest(test)})` : printTest(test)
}

function printOperand(operand: FilterOperand): string {
  if (operand.kind === 'path')
    return `${operand.from === 'current' ? '@' : '$'}${operand.steps.map(printStep).join('')}`
  if (operand.kind === 'regex') return `/${operand.source}/${operand.flags}`
  return typeof operand.value === 'string'
    ? `'${operand.value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    : JSON.stringify(operand.value)
}
