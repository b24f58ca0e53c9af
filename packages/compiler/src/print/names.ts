import { childExpressions, type ExpressionNode } from '@stepwright/dsl'

/** The functions of JSONata and of its dialect in Step Functions: a variable of such a name would hide the function. */
export const builtInFunctions: ReadonlySet<string> = new Set(
  (
    'abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl decodeUrlComponent distinct each ' +
    'encodeUrl encodeUrlComponent error eval exists filter floor formatBase formatInteger formatNumber fromMillis hash join keys length ' +
    'lookup lowercase map match max merge millis min not now number pad parse parseInteger partition power random range reduce replace ' +
    'reverse round shuffle sift single sort split spread sqrt states string substring substringAfter substringBefore sum toMillis trim ' +
    'type uppercase uuid zip'
  ).split(' '),
)

/** Hands out names for locals that hide neither a function, nor a state variable the expression reads, nor one another. */
export interface Names {
  readonly fresh: (wish: string) => string
}

/** Names for the locals of one expression. */
export function createNames(expressions: readonly ExpressionNode[]): Names {
  const taken = new Set(builtInFunctions)
  for (const expression of expressions) collectVariables(expression, taken)
  return {
    fresh: (wish) => {
      const [word = ''] = wish.split('#')
      const base = /^[A-Za-z_][A-Za-z0-9_]*$/.test(word) ? word : 'value'
      let name = base
      for (let suffix = 2; taken.has(name); suffix++) name = `${base}${suffix}`
      taken.add(name)
      return name
    },
  }
}

function collectVariables(node: ExpressionNode, into: Set<string>): void {
  if (node.kind === 'Variable') into.add(node.name)
  for (const child of childExpressions(node)) collectVariables(child, into)
}
