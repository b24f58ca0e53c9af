import { kinds, type ExpressionNode, type Operation } from '@stepwright/dsl'
import { argumentOf, missingArgument, operation, type LibraryCall } from './method.ts'

const ofText =
  (name: Operation) =>
  (call: LibraryCall): ExpressionNode =>
    call.args.length === 1
      ? operation(name, [argumentOf(call, 0, kinds.string, 'a string')], kinds.string)
      : missingArgument(call)

/** The functions of the global scope that write one text as another. */
export const encodings: readonly (readonly [string, (call: LibraryCall) => ExpressionNode])[] = [
  ['encodeURIComponent', ofText('uri.encodeComponent')],
  ['decodeURIComponent', ofText('uri.decodeComponent')],
  ['encodeURI', ofText('uri.encode')],
  ['decodeURI', ofText('uri.decode')],
  ['btoa', ofText('base64.encode')],
  ['atob', ofText('base64.decode')],
]
