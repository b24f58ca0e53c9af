import type { Binding, Jsonata } from './jsonata-ast.ts'
import { mapParts, partsOf } from './jsonata-parts.ts'

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

/**
 * Whether a variable of the machine must not have this name. `error` is too good a name to be kept from it: what calls that function fails the state, and
 * fails it all the same where there is none.
 */
export const hidesFunction = (name: string): boolean => name !== 'error' && builtInFunctions.has(name)

/** Hands out names for the locals of one expression: each is unique, and gets the name that is written by {@link nameLocals}. */
export interface Names {
  readonly fresh: (wish: string) => string
}

/** What sets a local apart from a variable of the machine and from a function, neither of which may have it in its name. */
const mark = '#'

/** Names for the locals of one expression. */
export function createNames(): Names {
  let count = 0
  return {
    fresh: (wish) => {
      count += 1
      return `${wordOf(wish)}${mark}${count}`
    },
  }
}

function wordOf(name: string): string {
  const [word = ''] = name.split(mark)
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(word) ? word : 'value'
}

/**
 * Gives each local the name it was wished, as in the source. It is numbered only where it would hide what is used in its scope: another local, a
 * variable of the machine, or a function.
 */
export function nameLocals(expression: Jsonata): Jsonata {
  const functions = new Set([...usedNames(expression)].filter((name) => name.startsWith(callMark)))
  return named(expression, new Map(), functions)
}

/** Sets a called function apart from a variable of the same name. */
const callMark = '()'

type Given = ReadonlyMap<string, string>

function named(node: Jsonata, given: Given, functions: ReadonlySet<string>): Jsonata {
  const inner = (part: Jsonata): Jsonata => named(part, given, functions)
  const nameOf = (name: string): string => given.get(name) ?? name
  if (node.kind === 'Variable') return { ...node, name: nameOf(node.name) }
  if (node.kind === 'Call') return { ...node, callee: nameOf(node.callee), args: node.args.map(inner) }
  if (node.kind === 'Lambda') {
    const scope = withNames(node.parameters, [node.body], given, functions)
    return {
      ...node,
      parameters: node.parameters.map((name) => scope.get(name) ?? name),
      body: named(node.body, scope, functions),
    }
  }
  if (node.kind === 'Block') {
    const names = node.bindings.map(({ name }) => name)
    const scope = withNames(names, [...node.bindings.map(({ value }) => value), node.result], given, functions)
    return {
      ...node,
      bindings: node.bindings.map(({ name, value }): Binding => ({
        name: scope.get(name) ?? name,
        value: named(value, scope, functions),
      })),
      result: named(node.result, scope, functions),
    }
  }
  return mapParts(node, inner)
}

/** The names in a scope, with those of its own locals. */
function withNames(
  locals: readonly string[],
  scope: readonly Jsonata[],
  given: Given,
  functions: ReadonlySet<string>,
): Given {
  const own = new Set(locals)
  const taken = new Set(['states'])
  for (const part of scope) {
    for (const name of usedNames(part)) {
      if (!own.has(name) && !name.startsWith(callMark)) taken.add(given.get(name) ?? name)
    }
  }
  const names = new Map(given)
  for (const local of locals) {
    const word = wordOf(local)
    let name = word
    for (let suffix = 2; taken.has(name) || functions.has(callMark + name); suffix += 1) name = `${word}${suffix}`
    taken.add(name)
    names.set(local, name)
  }
  return names
}

const known = new WeakMap<Jsonata, ReadonlySet<string>>()

/** The variables and the functions that an expression mentions. */
function usedNames(node: Jsonata): ReadonlySet<string> {
  const found = known.get(node)
  if (found) return found
  const names = new Set<string>()
  if (node.kind === 'Variable') names.add(node.name)
  if (node.kind === 'Source') for (const name of node.variables) names.add(name).add(callMark + name)
  if (node.kind === 'Call') names.add(node.callee.includes(mark) ? node.callee : callMark + node.callee)
  for (const part of partsOf(node)) for (const name of usedNames(part)) names.add(name)
  known.set(node, names)
  return names
}
