import {
  array,
  arrayContains,
  arrayGetItem,
  arrayLength,
  arrayPartition,
  arrayRange,
  arrayUnique,
} from './array-intrinsics.ts'
import { base64Decode, base64Encode, hash } from './encoding-intrinsics.ts'
import type { Intrinsic, IntrinsicName } from './intrinsic.ts'
import { jsonMerge, jsonToString, stringToJson } from './json-intrinsics.ts'
import { mathAdd, mathRandom } from './math-intrinsics.ts'
import { format, stringSplit, uuid } from './string-intrinsics.ts'

/** Every intrinsic function by name. */
export const intrinsicTable: { readonly [Name in IntrinsicName]: Intrinsic } = {
  Array: array,
  ArrayContains: arrayContains,
  ArrayGetItem: arrayGetItem,
  ArrayLength: arrayLength,
  ArrayPartition: arrayPartition,
  ArrayRange: arrayRange,
  ArrayUnique: arrayUnique,
  Base64Decode: base64Decode,
  Base64Encode: base64Encode,
  Format: format,
  Hash: hash,
  JsonMerge: jsonMerge,
  JsonToString: jsonToString,
  MathAdd: mathAdd,
  MathRandom: mathRandom,
  StringSplit: stringSplit,
  StringToJson: stringToJson,
  UUID: uuid,
}

/** True for the 18 names. */
export function isIntrinsicName(name: string): name is IntrinsicName {
  return Object.hasOwn(intrinsicTable, name)
}
