export type * from './ir/nodes.ts'
export type * from './ir/value.ts'
export { kinds, type ExpressionNode, type Kinds } from './ir/expression.ts'
export { visitState, type StateVisitor } from './ir/visit-state.ts'
