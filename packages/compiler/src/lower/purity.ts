import { chainRoot } from './captures.ts'
import { packageOf } from './declaring-package.ts'
import { textOf, type Lowering } from './lowering.ts'
import { asynchronous, impure, type Refusal } from './refusals.ts'
import { resolvedSymbol } from './symbols.ts'
import { ts } from './typescript.ts'

/**
 * Why a call of a library function is no expression at all, wherever it is written: it waits, or it acts on or reads the machine that builds.
 * `null` for a function of values.
 */
export function refusalOfCall(node: ts.CallExpression, l: Lowering): Refusal | null {
  const name = textOf(node.expression)
  const action = refusalOfAction(node)
  if (action) return action
  if (isPromise(l.checker.getTypeAtLocation(node))) return asynchronous(`'${textOf(node)}'`)
  return isOfNode(node, l)
    ? impure(
        `'${name}'`,
        'belongs to Node.js',
        'Call it outside the function and use the result inside, or move the work into a task.',
      )
    : null
}

/** The same for what every platform has, whether or not the project has its types. */
export function refusalOfAction(node: ts.CallExpression): Refusal | null {
  const name = textOf(node.expression)
  const known = actions.get(name) ?? actions.get(name.split('.')[0] ?? '')
  return known ? impure(`'${name}'`, known.why, known.hint) : null
}

interface Action {
  readonly why: string
  readonly hint: string
}

const timer: Action = { why: 'waits for a time', hint: 'Use a wait state.' }

const actions: ReadonlyMap<string, Action> = new Map([
  [
    'console',
    {
      why: 'prints',
      hint: 'The execution history shows what each state was given and what it returned; a task can write to a log.',
    },
  ],
  ['fetch', { why: 'calls a service', hint: 'Make the call a task of its own, and read its result.' }],
  ['setTimeout', timer],
  ['setInterval', timer],
  ['setImmediate', timer],
  ['queueMicrotask', timer],
  ['performance', { why: 'reads a clock', hint: 'Use Date.now() or new Date().toISOString().' }],
  [
    'crypto.getRandomValues',
    { why: 'fills an array with random numbers', hint: 'Use crypto.randomUUID(), or make the numbers in a task.' },
  ],
])

function isPromise(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(isPromise)
  return ['Promise', 'PromiseLike'].includes(type.getSymbol()?.name ?? '')
}

function isOfNode(node: ts.CallExpression, l: Lowering): boolean {
  const { expression: callee } = node
  const root = ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee) ? chainRoot(callee, l) : null
  const declarations = (root && resolvedSymbol(root, l.checker)?.declarations) ?? []
  return declarations.length > 0 && declarations.every((declaration) => packageOf(declaration)?.name === '@types/node')
}
