import type { Jsonata } from './jsonata-ast.ts'

type Leaf = Extract<
  Jsonata,
  { readonly kind: 'Number' | 'String' | 'Param' | 'Template' | 'Word' | 'Regex' | 'Variable' }
>

type Mapped = {
  readonly [Kind in Exclude<Jsonata, Leaf>['kind']]: (
    node: Extract<Jsonata, { readonly kind: Kind }>,
    change: (part: Jsonata) => Jsonata,
  ) => Jsonata
}

/** The same expression with each expression directly inside it changed. */
export function mapParts(node: Jsonata, change: (part: Jsonata) => Jsonata): Jsonata {
  if (!Object.hasOwn(mapped, node.kind)) return node
  // The table has a member for each kind with parts; TypeScript cannot pair the two unions by itself.
  return (mapped[node.kind as keyof Mapped] as (node: Jsonata, change: (part: Jsonata) => Jsonata) => Jsonata)(
    node,
    change,
  )
}

/** The expressions directly inside an expression, in the order of its text. */
export function partsOf(node: Jsonata): readonly Jsonata[] {
  const parts: Jsonata[] = []
  mapParts(node, (part) => {
    parts.push(part)
    return part
  })
  return parts
}

const mapped: Mapped = {
  Source: (node, change) => ({ ...node, values: node.values.map(change) }),
  Field: (node, change) => ({ ...node, base: change(node.base) }),
  Index: (node, change) => ({ ...node, base: change(node.base), index: change(node.index) }),
  Keep: (node, change) => ({ ...node, base: change(node.base) }),
  Call: (node, change) => ({ ...node, args: node.args.map(change) }),
  Lambda: (node, change) => ({ ...node, body: change(node.body) }),
  Block: (node, change) => ({
    ...node,
    bindings: node.bindings.map(({ name, value }) => ({ name, value: change(value) })),
    result: change(node.result),
  }),
  Conditional: (node, change) => ({
    ...node,
    test: change(node.test),
    then: change(node.then),
    otherwise: node.otherwise && change(node.otherwise),
  }),
  Binary: (node, change) => ({ ...node, left: change(node.left), right: change(node.right) }),
  Negative: (node, change) => ({ ...node, operand: change(node.operand) }),
  Range: (node, change) => ({ ...node, first: change(node.first), last: change(node.last) }),
  Array: (node, change) => ({ ...node, items: node.items.map(change) }),
  Object: (node, change) => ({
    ...node,
    members: node.members.map(({ key, value }) => ({ key: change(key), value: change(value) })),
  }),
}
