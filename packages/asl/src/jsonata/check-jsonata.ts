import { awsFunctions } from './aws-functions.ts'
import { builtInFunctions } from './built-in-functions.ts'
import { childrenOf, nodesOf, type JsonataNode } from './jsonata-node.ts'
import type { JsonataExpression } from './parse-jsonata.ts'

/** What exists where the expression stands. */
export interface JsonataPlace {
  readonly allowed: { readonly result: boolean; readonly errorOutput: boolean }
  /** The variables assigned before this place; left out when they are not known, and then not checked. */
  readonly variables?: ReadonlySet<string>
}

/**
 * One thing wrong with an expression that parses. Offsets count characters of the text given to `parseJsonata`.
 * AWS refuses a definition for `topLevelReference` and `unavailableMember`; the others fail when they are evaluated.
 */
export interface JsonataFinding {
  readonly kind:
    | 'topLevelReference'
    | 'unavailableMember'
    | 'unknownMember'
    | 'undefinedVariable'
    | 'unknownFunction'
    | 'evalFunction'
    | 'argumentCount'
  /** The name, member, variable or function it is about, as written. */
  readonly name: string
  /** For `topLevelReference` the words AWS uses after `UNSUPPORTED_JSONATA_EXPRESSION: `. */
  readonly message: string
  readonly start: number
  readonly end: number
}

/** Finds what a parsed expression refers to that does not exist at its place. */
export function checkJsonata(expression: JsonataExpression, place: JsonataPlace): readonly JsonataFinding[] {
  const bound = boundNames(expression.ast)
  const called = calledVariables(expression.ast)
  const report: Report = (kind, name, message, node, written = name) => {
    const end = expression.offset + Math.min(node.position ?? 0, expression.source.length)
    return { kind, name, message, start: Math.max(expression.offset, end - written.length), end }
  }
  return [
    ...topLevelReferences(expression.ast, report),
    ...[...nodesOf(expression.ast)].flatMap((node) => [
      ...memberFindings(node, place, report),
      ...(called.has(node) ? [] : variableFindings(node, place, bound, report)),
      ...callFindings(node, place, bound, report),
    ]),
  ].sort((one, other) => one.start - other.start)
}

type Report = (
  kind: JsonataFinding['kind'],
  name: string,
  message: string,
  node: JsonataNode,
  written?: string,
) => JsonataFinding

/** Names, `$` and `$$` that stand where no context is: Step Functions gives an expression none at its top. */
function topLevelReferences(root: JsonataNode, report: Report): JsonataFinding[] {
  const findings: JsonataFinding[] = []
  const visit = (node: JsonataNode): void => {
    const name = topLevelName(node)
    if (name !== null) {
      findings.push(
        report('topLevelReference', name, `Reference to '${name}' at the top level is not supported.`, node),
      )
    }
    for (const child of childrenOf(node)) if (!child.hasContext) visit(child.node)
  }
  visit(root)
  return findings
}

function topLevelName(node: JsonataNode): string | null {
  if (node.type === 'name' && typeof node.value === 'string') return node.value
  if (node.type !== 'variable') return null
  const name = variableName(node)
  return name === '' || name === '$' ? `$${name}` : null
}

const statesMembers: ReadonlySet<string> = new Set(['input', 'context', 'result', 'errorOutput'])

function memberFindings({ type, steps }: JsonataNode, { allowed }: JsonataPlace, report: Report): JsonataFinding[] {
  const [head, member] = steps ?? []
  if (type !== 'path' || !head || !member || head.type !== 'variable' || head.value !== 'states') return []
  if (member.type !== 'name' || typeof member.value !== 'string') return []
  const name = member.value
  if (!statesMembers.has(name)) return [report('unknownMember', name, `'$states' has no member '${name}'.`, member)]
  const isAbsent = (name === 'result' && !allowed.result) || (name === 'errorOutput' && !allowed.errorOutput)
  return isAbsent ? [report('unavailableMember', name, `'$states.${name}' does not exist here.`, member)] : []
}

function variableFindings(
  node: JsonataNode,
  { variables }: JsonataPlace,
  bound: ReadonlySet<string>,
  report: Report,
): JsonataFinding[] {
  const name = node.type === 'variable' ? variableName(node) : ''
  if (!variables || !isWorkflowName(name) || bound.has(name) || variables.has(name)) return []
  return [report('undefinedVariable', name, `The variable '$${name}' is assigned nowhere before.`, node, `$${name}`)]
}

function callFindings(
  node: JsonataNode,
  { variables }: JsonataPlace,
  bound: ReadonlySet<string>,
  report: Report,
): JsonataFinding[] {
  const { type, procedure } = node
  if ((type !== 'function' && type !== 'partial') || procedure?.type !== 'variable') return []
  const name = variableName(procedure)
  if (bound.has(name) || variables?.has(name)) return []
  const written = `$${name}`
  if (name === 'eval')
    return [report('evalFunction', name, "'$eval' is not available in Step Functions.", procedure, written)]
  const own = Object.hasOwn(awsFunctions, name) ? awsFunctions[name] : undefined
  if (!own) {
    // Without the variables at hand it may be one of them; AWS cannot hold functions in variables, so it is no use there.
    return builtInFunctions.has(name)
      ? []
      : [report('unknownFunction', name, `'${written}' is not a function.`, procedure, written)]
  }
  const count = node.arguments?.length ?? 0
  if (type === 'partial' || (count >= own.minArguments && count <= own.maxArguments)) return []
  const wanted = own.minArguments === own.maxArguments ? own.minArguments : `${own.minArguments} to ${own.maxArguments}`
  return [report('argumentCount', name, `'${written}' takes ${wanted} arguments, not ${count}.`, procedure, written)]
}

/** Names bound by `:=`, lambda parameters, `@` and `#`, anywhere in the expression. */
function boundNames(root: JsonataNode): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of nodesOf(root)) {
    const { type, lhs, focus, index, stages } = node
    if (type === 'bind' && lhs && !isPairs(lhs)) names.add(variableName(lhs))
    if (type === 'lambda') for (const parameter of node.arguments ?? []) names.add(variableName(parameter))
    if (focus !== undefined) names.add(focus)
    if (index !== undefined) names.add(index)
    for (const stage of stages ?? [])
      if (stage.type === 'index' && typeof stage.value === 'string') names.add(stage.value)
  }
  return names
}

function isPairs(part: NonNullable<JsonataNode['lhs']>): part is Exclude<NonNullable<JsonataNode['lhs']>, JsonataNode> {
  return Array.isArray(part)
}

function calledVariables(root: JsonataNode): ReadonlySet<JsonataNode> {
  return new Set([...nodesOf(root)].flatMap(({ procedure }) => (procedure?.type === 'variable' ? [procedure] : [])))
}

function variableName(node: JsonataNode): string {
  return typeof node.value === 'string' ? node.value : ''
}

/** `$` and `$$` are the context, `$states` is Step Functions' own, and the rest of the names are functions or variables. */
function isWorkflowName(name: string): boolean {
  return !['', '$', 'states'].includes(name) && !builtInFunctions.has(name) && !Object.hasOwn(awsFunctions, name)
}
