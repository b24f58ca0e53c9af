import { compileIntrinsic, quoteIntrinsicString, type JsonValue } from '@stepwright/asl'
import { call, type Form } from './form.ts'
import { pathText } from './path-text.ts'

/** A form as an argument of an intrinsic function, or as the whole of a dynamic value. */
export function argumentText(form: Form): string {
  switch (form.kind) {
    case 'Path':
      return pathText(form)
    case 'Call':
      return `States.${form.name}(${form.arguments.map(argumentText).join(', ')})`
    case 'Format':
      return formatText(piecesOfFormat(form.parts))
    case 'Merge':
      return form.parts.map(argumentText).reduce((first, second) => `States.JsonMerge(${first}, ${second}, false)`)
    case 'List':
      return `States.Array(${form.items.map(argumentText).join(', ')})`
    case 'Record':
      return recordText(form)
    case 'Json':
      return jsonText(form.value)
    case 'Param':
      return `'\${${form.name}}'`
  }
}

/** True for a call that AWS refuses since it holds calls more than ten deep; what is printed here has no other fault. */
export function isTooDeep(text: string): boolean {
  return !compileIntrinsic(text).ok
}

function jsonText(value: JsonValue): string {
  if (typeof value === 'string') return quoteIntrinsicString(value)
  const text = JSON.stringify(value)
  // An argument has no notation for exponents that is sure to be understood, nor for objects.
  const isLiteral = value === null || typeof value === 'boolean' || (typeof value === 'number' && !/e/i.test(text))
  return isLiteral ? text : parsedText(text)
}

const parsedText = (text: string): string => `States.StringToJson(${quoteIntrinsicString(text)})`

/** A piece of a template for `States.Format`: text, or a value that stands for `{}`. */
type Piece = string | { readonly value: Form }

function piecesOfFormat(parts: readonly Form[]): readonly Piece[] {
  return parts.map((part) => (part.kind === 'Json' ? writtenText(part.value) : { value: part }))
}

/** A constant as JavaScript writes it into a string. */
export function writtenText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function formatText(pieces: readonly Piece[]): string {
  const template = pieces
    .map((piece) => (typeof piece === 'string' ? quoteIntrinsicString(piece).slice(1, -1) : '{}'))
    .join('')
  const values = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [argumentText(piece.value)]))
  return `States.Format(${[`'${template}'`, ...values].join(', ')})`
}

/** An object as an argument: no literal can say it, its JSON text can. */
function recordText(form: Form): string {
  const pieces = jsonPieces(form)
  const texts = pieces.filter((piece) => typeof piece === 'string')
  return texts.length === pieces.length ? parsedText(texts.join('')) : `States.StringToJson(${formatText(pieces)})`
}

/** The JSON text of a form; a value that is not known is written into it as JSON. */
function jsonPieces(form: Form): readonly Piece[] {
  if (form.kind === 'Json') return [JSON.stringify(form.value)]
  if (form.kind === 'Record') {
    return bracketed('{', form.members, ({ key, value }) => [`${JSON.stringify(key)}:`, ...jsonPieces(value)], '}')
  }
  if (form.kind === 'List') return bracketed('[', form.items, jsonPieces, ']')
  return [{ value: call('JsonToString', form) }]
}

function bracketed<Item>(
  open: string,
  items: readonly Item[],
  piecesOf: (item: Item) => readonly Piece[],
  close: string,
): readonly Piece[] {
  return [open, ...items.flatMap((item, at) => [...(at > 0 ? [','] : []), ...piecesOf(item)]), close]
}
