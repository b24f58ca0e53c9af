import { parseJsonata, type JsonataNode } from '@stepwright/asl'
import type { Binding, BinaryOperator, Jsonata } from '../jsonata-ast.ts'
import { mapParts } from '../jsonata-parts.ts'

/** Reads a text back to the tree that it was printed from, as far as the text tells: see {@link asRead}. */
export function readJsonata(text: string): Jsonata {
  const parsed = parseJsonata(text)
  if (!parsed.ok) throw new Error(`${parsed.error.message} in ${text}`)
  return asRead(read(parsed.expression.ast))
}

/** A tree without what its text does not tell: parentheses without bindings, and the sign of a number. */
export function asRead(node: Jsonata): Jsonata {
  const inner = mapParts(node, asRead)
  if (inner.kind === 'Block' && inner.bindings.length === 0) return inner.result
  if (inner.kind === 'Negative' && inner.operand.kind === 'Number') {
    return { kind: 'Number', value: -inner.operand.value }
  }
  return inner
}

/** What the engine's parser adds to the nodes that we know. */
type EngineNode = JsonataNode & { readonly keepArray?: boolean; readonly thunk?: boolean }

function read(node: EngineNode): Jsonata {
  const form = readForm(node)
  const filtered = [...(node.predicate ?? []), ...(node.stages ?? [])].reduce<Jsonata>(
    (base, { expr }) => ({ kind: 'Index', base, index: readPart(expr) }),
    form,
  )
  return node.keepArray ? { kind: 'Keep', base: filtered } : filtered
}

function readPart(node: JsonataNode | undefined): Jsonata {
  if (!node) throw new Error('The node lacks a part.')
  return read(node)
}

const readers: { readonly [type: string]: (node: EngineNode) => Jsonata } = {
  number: ({ value }) => ({ kind: 'Number', value: Number(value) }),
  string: ({ value }) => ({ kind: 'String', value: String(value) }),
  value: ({ value }) => ({ kind: 'Word', word: String(value) as 'true' | 'false' | 'null' }),
  // The engine's own patterns are all global.
  regex: ({ value }) => {
    const { source, ignoreCase } = value as RegExp
    return { kind: 'Regex', source, flags: ignoreCase ? 'i' : '' }
  },
  variable: ({ value }) => ({ kind: 'Variable', name: String(value) }),
  function: ({ procedure, arguments: args = [] }) => ({
    kind: 'Call',
    callee: String(procedure?.value),
    args: args.map(readPart),
  }),
  lambda: ({ thunk, arguments: parameters = [], body }) =>
    thunk
      ? readPart(body)
      : { kind: 'Lambda', parameters: parameters.map(({ value }) => String(value)), body: readPart(body) },
  condition: (node) => ({
    kind: 'Conditional',
    test: readPart(node.condition),
    then: readPart(node.then),
    otherwise: node.else ? readPart(node.else) : null,
  }),
  binary: ({ value, lhs, rhs }) => {
    const [left, right] = [readPart(lhs as JsonataNode), readPart(rhs as JsonataNode)]
    return value === '..'
      ? { kind: 'Range', first: left, last: right }
      : { kind: 'Binary', operator: value as BinaryOperator, left, right }
  },
  unary: (node) => {
    if (node.value === '-') return { kind: 'Negative', operand: readPart(node.expression) }
    if (node.value === '[') return { kind: 'Array', items: (node.expressions ?? []).map(readPart) }
    const pairs = (node.lhs ?? []) as readonly (readonly [JsonataNode, JsonataNode])[]
    return { kind: 'Object', members: pairs.map(([key, value]) => ({ key: readPart(key), value: readPart(value) })) }
  },
  block: ({ expressions = [] }) => {
    const bindings = expressions.slice(0, -1).map((bind): Binding => ({
      name: String((bind.lhs as JsonataNode).value),
      value: readPart(bind.rhs as JsonataNode),
    }))
    return { kind: 'Block', bindings, result: readPart(expressions.at(-1)) }
  },
  path: ({ steps: [first, ...rest] = [] }) =>
    rest.reduce<Jsonata>((base, step) => {
      const field: Jsonata = { kind: 'Field', base, key: String(step.value) }
      return (step.stages ?? []).reduce<Jsonata>(
        (inner, { expr }) => ({ kind: 'Index', base: inner, index: readPart(expr) }),
        field,
      )
    }, readPart(first)),
}

function readForm(node: EngineNode): Jsonata {
  const reader = readers[node.type]
  if (!reader) throw new Error(`A node of type '${node.type}' is never printed.`)
  return reader(node)
}
