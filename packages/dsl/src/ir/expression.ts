/**
 * The kinds a value may have at run time, as a bit set. The type checker's knowledge, reduced to what JSON distinguishes.
 *
 * `sparse` is no kind of its own: it marks an object or array that the expression itself built and that may hold `undefined` inside. JSONata
 * cannot hold it: such a member is missing, and such an element is null. `untold` is another mark: of a value that may be undefined although its
 * TypeScript type says otherwise, such as `xs[0]` without `noUncheckedIndexedAccess`, and of what is sparse because it holds such a value.
 */
export const kinds: {
  readonly undefined: 1
  readonly null: 2
  readonly boolean: 4
  readonly number: 8
  readonly string: 16
  readonly array: 32
  readonly object: 64
  readonly sparse: 128
  readonly untold: 256
} = {
  undefined: 1,
  null: 2,
  boolean: 4,
  number: 8,
  string: 16,
  array: 32,
  object: 64,
  sparse: 128,
  untold: 256,
}

/** A bit set over {@link kinds}. */
export type Kinds = number

interface Typed {
  readonly kinds: Kinds
}

/** A constant. */
export interface LiteralNode extends Typed {
  readonly kind: 'Literal'
  readonly value: string | number | boolean | null
}

/** JavaScript's `undefined`. */
export interface UndefinedNode extends Typed {
  readonly kind: 'Undefined'
}

/** The function's first parameter; where it lies depends on the field the function is given to. */
export interface SubjectNode extends Typed {
  readonly kind: 'Subject'
}

/** A member of the function's second parameter, other than `vars`. */
export interface ScopeNode extends Typed {
  readonly kind: 'Scope'
  readonly member: 'input' | 'result' | 'error' | 'context'
}

/** A state machine variable, `vars.name`. */
export interface VariableNode extends Typed {
  readonly kind: 'Variable'
  readonly name: string
}

/** A value from outside the function, known when the flow is built. */
export interface CaptureNode extends Typed {
  readonly kind: 'Capture'
  readonly name: string
}

/** A parameter of an inner function or a `const`. Names are unique within one expression. */
export interface LocalNode extends Typed {
  readonly kind: 'Local'
  readonly name: string
}

/** `object.key` and `object?.key`. */
export interface PropertyNode extends Typed {
  readonly kind: 'Property'
  readonly object: ExpressionNode
  readonly key: string
}

/** `object[key]` with a computed key. */
export interface LookupNode extends Typed {
  readonly kind: 'Lookup'
  readonly object: ExpressionNode
  readonly key: ExpressionNode
}

/** `array[index]`, or `array.at(index)` when `fromEnd`: negative positions count from the end. */
export interface ElementNode extends Typed {
  readonly kind: 'Element'
  readonly array: ExpressionNode
  readonly index: ExpressionNode
  readonly fromEnd: boolean
}

/** An item of an array literal, or `...value`. */
export interface ArrayItem {
  readonly spread: boolean
  readonly value: ExpressionNode
}

/** `[a, ...b]`, and `concat`. */
export interface ArrayNode extends Typed {
  readonly kind: 'Array'
  readonly items: readonly ArrayItem[]
}

/** A member of an object literal: `key: value`, `[key]: value` or `...value`. */
export type ObjectMember =
  | { readonly kind: 'Member'; readonly key: string; readonly value: ExpressionNode }
  | { readonly kind: 'Computed'; readonly key: ExpressionNode; readonly value: ExpressionNode }
  | { readonly kind: 'Spread'; readonly value: ExpressionNode }

/** `{ a, [b]: c, ...d }`. Member keys are distinct. */
export interface ObjectNode extends Typed {
  readonly kind: 'Object'
  readonly members: readonly ObjectMember[]
}

/** Template literals, `+` with a string, and `String(x)`: each part as JavaScript writes it into a string. */
export interface TextNode extends Typed {
  readonly kind: 'Text'
  readonly parts: readonly ExpressionNode[]
}

/** Arithmetic on two numbers. */
export interface ArithmeticNode extends Typed {
  readonly kind: 'Arithmetic'
  readonly operator: '+' | '-' | '*' | '/' | '%' | '**'
  readonly left: ExpressionNode
  readonly right: ExpressionNode
}

/** `-x` on a number. */
export interface NegateNode extends Typed {
  readonly kind: 'Negate'
  readonly operand: ExpressionNode
}

/** An order test on two numbers or two strings. */
export interface CompareNode extends Typed {
  readonly kind: 'Compare'
  readonly operator: '<' | '<=' | '>' | '>='
  readonly left: ExpressionNode
  readonly right: ExpressionNode
}

/** `===`, or `!==` when negated. At most one side is an object or array. */
export interface EqualNode extends Typed {
  readonly kind: 'Equal'
  readonly negated: boolean
  readonly left: ExpressionNode
  readonly right: ExpressionNode
}

/** `== null`, or `!= null` when negated. */
export interface NullishNode extends Typed {
  readonly kind: 'Nullish'
  readonly negated: boolean
  readonly operand: ExpressionNode
}

/** `!x`. */
export interface NotNode extends Typed {
  readonly kind: 'Not'
  readonly operand: ExpressionNode
}

/** `&&`, `||`, `??`: one of their operands, as in JavaScript. */
export interface LogicalNode extends Typed {
  readonly kind: 'Logical'
  readonly operator: '&&' | '||' | '??'
  readonly left: ExpressionNode
  readonly right: ExpressionNode
}

/** `test ? then : otherwise`, and `if`/`return`. */
export interface ConditionalNode extends Typed {
  readonly kind: 'Conditional'
  readonly test: ExpressionNode
  readonly then: ExpressionNode
  readonly otherwise: ExpressionNode
}

/**
 * `x!`, and what is read of a value that its type calls present though nothing proves it, such as `xs[0].name`. Where it is missing, JavaScript
 * mostly throws, and the state fails.
 */
export interface PresentNode extends Typed {
  readonly kind: 'Present'
  readonly operand: ExpressionNode
  /** The user's text of the operand, for the failure's message. */
  readonly text: string
}

/** The functions and methods of JavaScript's library that can be lowered. A method's receiver is the first argument. */
export type Operation =
  | 'array.length'
  | 'array.map'
  | 'array.filter'
  | 'array.some'
  | 'array.every'
  | 'array.find'
  | 'array.findLast'
  | 'array.findIndex'
  | 'array.findLastIndex'
  | 'array.reduce'
  | 'array.flatMap'
  | 'array.flat'
  | 'array.join'
  | 'array.includes'
  | 'array.indexOf'
  | 'array.lastIndexOf'
  | 'array.range'
  | 'array.with'
  | 'array.slice'
  | 'array.reverse'
  | 'array.sort'
  | 'array.unique'
  | 'string.length'
  | 'string.includes'
  | 'string.startsWith'
  | 'string.endsWith'
  | 'string.toLowerCase'
  | 'string.toUpperCase'
  | 'string.trim'
  | 'string.trimStart'
  | 'string.trimEnd'
  | 'string.split'
  | 'string.replaceAll'
  | 'string.replace'
  | 'string.slice'
  | 'string.substring'
  | 'string.unitAt'
  | 'string.padStart'
  | 'string.padEnd'
  | 'string.repeat'
  | 'string.characters'
  | 'string.indexOf'
  | 'string.lastIndexOf'
  | 'regex.test'
  | 'regex.match'
  | 'regex.matchAll'
  | 'regex.search'
  | 'regex.replace'
  | 'regex.split'
  | 'object.keys'
  | 'object.values'
  | 'object.entries'
  | 'object.fromEntries'
  | 'object.omit'
  | 'object.hasKey'
  | 'math.floor'
  | 'math.ceil'
  | 'math.round'
  | 'math.trunc'
  | 'math.abs'
  | 'math.sqrt'
  | 'math.min'
  | 'math.max'
  | 'number.parse'
  | 'number.parseInt'
  | 'number.parseFloat'
  | 'number.toFixed'
  | 'number.isInteger'
  | 'number.isSafeInteger'
  | 'number.isFinite'
  | 'math.sign'
  | 'math.random'
  | 'boolean.of'
  | 'json.stringify'
  | 'json.parse'
  | 'value.isArray'
  | 'value.typeof'
  | 'time.iso'
  | 'time.millis'
  | 'time.fromMillis'
  | 'time.toMillis'
  | 'time.part'
  | 'uuid'
  | 'uri.encodeComponent'
  | 'uri.decodeComponent'
  | 'uri.encode'
  | 'uri.decode'
  | 'base64.encode'
  | 'base64.decode'

/** A call of a library function or method. */
export interface CallNode extends Typed {
  readonly kind: 'Call'
  readonly operation: Operation
  readonly arguments: readonly ExpressionNode[]
}

/** A function given to a method: its parameters are {@link LocalNode}s of its body. */
export interface LambdaNode extends Typed {
  readonly kind: 'Lambda'
  readonly parameters: readonly string[]
  /** Which of the parameters, if any, is the position in the array. */
  readonly index: string | null
  readonly body: ExpressionNode
}

/** `const name = value` before `body`. */
export interface LetNode extends Typed {
  readonly kind: 'Let'
  readonly name: string
  readonly value: ExpressionNode
  readonly body: ExpressionNode
}

/** A function of the user's project that expressions call: of what is outside, it reads captured values and nothing else. */
export interface HelperFunction {
  /** Unique within one expression; what stands before a `#` is its name in the source. */
  readonly name: string
  readonly parameters: readonly string[]
  readonly body: ExpressionNode
}

/** The functions that `body` calls, each after those that it calls itself. */
export interface HelpersNode extends Typed {
  readonly kind: 'Helpers'
  readonly helpers: readonly HelperFunction[]
  readonly body: ExpressionNode
}

/** A call of a {@link HelperFunction}, with an argument for each of its parameters. */
export interface ApplyNode extends Typed {
  readonly kind: 'Apply'
  readonly helper: string
  readonly arguments: readonly ExpressionNode[]
}

/** What the user wrote as JSONata: the text between, before and after the values that were put into it. */
export interface JsonataTextNode extends Typed {
  readonly kind: 'JsonataText'
  /** One more than there are values. */
  readonly texts: readonly string[]
  readonly values: readonly ExpressionNode[]
  /** The variables that the texts name, without the dollar sign. */
  readonly variables: readonly string[]
}

/**
 * An expression of the user's function: JavaScript's operations over JSON values, each with the kinds its value may have.
 *
 * Subject, scope, variables and captures are holes: what they mean in the States Language is decided when the flow is emitted. Nodes are plain
 * and survive JSON unchanged.
 */
export type ExpressionNode =
  | LiteralNode
  | UndefinedNode
  | SubjectNode
  | ScopeNode
  | VariableNode
  | CaptureNode
  | LocalNode
  | PropertyNode
  | LookupNode
  | ElementNode
  | ArrayNode
  | ObjectNode
  | TextNode
  | ArithmeticNode
  | NegateNode
  | CompareNode
  | EqualNode
  | NullishNode
  | NotNode
  | LogicalNode
  | ConditionalNode
  | PresentNode
  | CallNode
  | LambdaNode
  | LetNode
  | HelpersNode
  | ApplyNode
  | JsonataTextNode

/** One function for each kind of expression: a new kind does not compile until every visitor knows it. */
export type ExpressionVisitor<Result> = {
  readonly [Kind in ExpressionNode['kind']]: (node: Extract<ExpressionNode, { readonly kind: Kind }>) => Result
}

/** The one dispatch over expressions. */
export function visitExpression<Result>(node: ExpressionNode, visitor: ExpressionVisitor<Result>): Result {
  // The visitor has a member for each kind; TypeScript cannot pair the two unions by itself.
  const visit = visitor[node.kind] as (node: ExpressionNode) => Result
  return visit(node)
}

/** The expressions directly inside a node, in the order JavaScript evaluates them. */
export function childExpressions(node: ExpressionNode): readonly ExpressionNode[] {
  return visitExpression(node, children)
}

const none = (): readonly ExpressionNode[] => []
const both = ({ left, right }: { left: ExpressionNode; right: ExpressionNode }): readonly ExpressionNode[] => [
  left,
  right,
]
const operand = (node: { operand: ExpressionNode }): readonly ExpressionNode[] => [node.operand]

const children: ExpressionVisitor<readonly ExpressionNode[]> = {
  Literal: none,
  Undefined: none,
  Subject: none,
  Scope: none,
  Variable: none,
  Capture: none,
  Local: none,
  Property: (node) => [node.object],
  Lookup: (node) => [node.object, node.key],
  Element: (node) => [node.array, node.index],
  Array: (node) => node.items.map((item) => item.value),
  Object: (node) =>
    node.members.flatMap((member) => (member.kind === 'Computed' ? [member.key, member.value] : [member.value])),
  Text: (node) => node.parts,
  Arithmetic: both,
  Negate: operand,
  Compare: both,
  Equal: both,
  Nullish: operand,
  Not: operand,
  Logical: both,
  Conditional: (node) => [node.test, node.then, node.otherwise],
  Present: operand,
  Call: (node) => node.arguments,
  Lambda: (node) => [node.body],
  Let: (node) => [node.value, node.body],
  Helpers: (node) => [...node.helpers.map((helper) => helper.body), node.body],
  Apply: (node) => node.arguments,
  JsonataText: (node) => node.values,
}
