import { kinds, type Kinds } from '@stepwright/dsl'
import { ts } from './typescript.ts'

/** Every kind: what nothing is known about. */
export const anyKinds: Kinds = 127

/** The kinds of the values a type describes, as they are in JSON. */
export function kindsOfType(type: ts.Type, checker: ts.TypeChecker): Kinds {
  if (type.isUnion()) return type.types.reduce((all, part) => all | kindsOfType(part, checker), 0)
  const { flags } = type
  if (flags & ts.TypeFlags.Never) return 0
  for (const [flag, kind] of flagKinds) if (flags & flag) return kind
  if (type.isIntersection()) return kindsOfIntersection(type, checker)
  if (flags & (ts.TypeFlags.TypeParameter | ts.TypeFlags.Conditional | ts.TypeFlags.IndexedAccess)) {
    const constraint = checker.getBaseConstraintOfType(type)
    return constraint && constraint !== type ? kindsOfType(constraint, checker) : anyKinds
  }
  if (flags & ts.TypeFlags.Object) return kindsOfObject(type, checker)
  return anyKinds
}

const flagKinds: readonly (readonly [ts.TypeFlags, Kinds])[] = [
  [ts.TypeFlags.StringLike, kinds.string],
  [ts.TypeFlags.NumberLike, kinds.number],
  [ts.TypeFlags.BooleanLike, kinds.boolean],
  [ts.TypeFlags.Null, kinds.null],
  [ts.TypeFlags.Undefined | ts.TypeFlags.Void, kinds.undefined],
  [ts.TypeFlags.NonPrimitive, kinds.array | kinds.object],
]

function kindsOfIntersection(type: ts.IntersectionType, checker: ts.TypeChecker): Kinds {
  const parts = type.types.map((part) => kindsOfType(part, checker))
  // `any[] & number` is what a narrowed `any` becomes; a branded string is a string.
  if (parts.includes(kinds.array)) return kinds.array
  const primitive = parts.find((part) => part & (kinds.string | kinds.number | kinds.boolean) && part < kinds.array)
  return primitive ?? parts.reduce((common, part) => common & part, anyKinds)
}

function kindsOfObject(type: ts.Type, checker: ts.TypeChecker): Kinds {
  if (checker.isArrayLikeType(type)) return kinds.array
  if (isOpaque(type)) return anyKinds
  const isEmpty =
    type.getProperties().length === 0 &&
    checker.getIndexInfosOfType(type).length === 0 &&
    type.getCallSignatures().length === 0
  // `{}` is anything but null and undefined.
  return isEmpty && !isFreshLiteral(type) ? anyKinds & ~(kinds.null | kinds.undefined) : kinds.object
}

/** Classes that JSON writes as something else, such as a Date. */
const opaqueNames = new Set([
  'Date',
  'RegExp',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Promise',
  'Uint8Array',
  'ArrayBuffer',
])

function isOpaque(type: ts.Type): boolean {
  return opaqueNames.has(type.getSymbol()?.name ?? '')
}

/** The type of `{}` written as a literal: it is an object for certain. */
function isFreshLiteral(type: ts.Type): boolean {
  return Boolean(type.getSymbol()?.declarations?.some(ts.isObjectLiteralExpression))
}

/** True when every value of the type has an element at this index: the tuple says so. */
export function hasElement(type: ts.Type, index: number, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.every((part) => hasElement(part, index, checker))
  return checker.isTupleType(type) && index >= 0 && index < (type as ts.TupleTypeReference).target.minLength
}

/** Whether a value of the type may be or hold a number. An object may have members besides those of its type. */
export function mayHoldNumber(type: ts.Type, checker: ts.TypeChecker, depth = 6): boolean {
  if (depth === 0) return true
  const within = (inner: ts.Type): boolean => mayHoldNumber(inner, checker, depth - 1)
  if (type.isUnion()) return type.types.some(within)
  const known = kindsOfType(type, checker)
  if (known & (kinds.number | kinds.object)) return true
  return known === kinds.array && checker.getTypeArguments(type as ts.TypeReference).some(within)
}

/** Whether values of the type are primitives but undefined, or arrays of such at any depth: nothing that a type could leave out. */
export function holdsOnlyPrimitives(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.every((part) => holdsOnlyPrimitives(part, checker))
  const known = kindsOfType(type, checker)
  if (known !== kinds.array) return (known & (kinds.undefined | kinds.array | kinds.object)) === 0
  const items = checker.getTypeArguments(type as ts.TypeReference)
  return items.length > 0 && items.every((item) => holdsOnlyPrimitives(item, checker))
}

/**
 * Whether an object of the type may hold a member that is there and undefined. A look a few levels deep; what lies deeper is taken to.
 */
export function mayHoldUndefined(type: ts.Type, checker: ts.TypeChecker, depth = 4): boolean {
  if (type.isUnion()) return type.types.some((part) => mayHoldUndefined(part, checker, depth))
  const known = kindsOfType(type, checker)
  if (!(known & (kinds.object | kinds.array)) || (known & anyKinds) === anyKinds) return false
  if (depth === 0) return true
  const isUndefined = (part: ts.Type): boolean => part === checker.getUndefinedType()
  const within = (inner: ts.Type): boolean => mayHoldUndefined(inner, checker, depth - 1)
  if (known === kinds.array) return checker.getTypeArguments(type as ts.TypeReference).some(within)
  const members = [
    ...checker.getIndexInfosOfType(type).map((info) => info.type),
    ...type.getProperties().map((property) => checker.getTypeOfSymbol(property)),
  ]
  // Under `exactOptionalPropertyTypes` a member that may only be absent has another type than `undefined`.
  return members.some(
    (member) => (member.isUnion() ? member.types.some(isUndefined) : isUndefined(member)) || within(member),
  )
}
