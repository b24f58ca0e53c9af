import type { JsonObject, JsonValue } from '@stepwright/asl'
import { answered, refused, type Answered } from '../answered.ts'
import { integer, text, type Shape } from '../shapes/shape.ts'

/** The members of a request that asks for a page. */
export interface PageRequest {
  readonly maxResults?: number | null
  readonly nextToken?: string | null
}

/** Something that is listed: its number says where. */
interface Listed {
  readonly ordinal: number
}

const defaultPage = 100

/** The shapes of those members. */
export function pageMembers(tokenLength = 1024): { readonly [member: string]: Shape } {
  return { maxResults: integer(0, 1000), nextToken: text(tokenLength) }
}

/**
 * One page of what is listed. The token names the last item given, so that what is added or removed meanwhile neither repeats nor hides
 * an item.
 *
 * @param of what is listed, so that a token of another list is refused
 * @param items in the order of their numbers, up or down
 */
export function page<Item extends Listed>(
  of: string,
  items: readonly Item[],
  member: string,
  { maxResults, nextToken }: PageRequest,
  print: (item: Item) => JsonValue,
): Answered {
  let rest = items
  if (typeof nextToken === 'string') {
    const last = readToken(of, nextToken)
    if (last === null) return refused('InvalidToken', "Invalid Token: 'Invalid token'")
    const isDown = (items[0]?.ordinal ?? 0) > (items.at(-1)?.ordinal ?? 0)
    rest = items.filter(({ ordinal }) => (isDown ? ordinal < last : ordinal > last))
  }
  const given = rest.slice(0, countOf(maxResults, defaultPage))
  const last = given.at(-1)
  const listed: JsonObject = { [member]: given.map(print) }
  return answered(last && given.length < rest.length ? { ...listed, nextToken: token(of, last.ordinal) } : listed)
}

/** How many results are wanted: none said, and 0, is the default. */
export function countOf(maxResults: number | null | undefined, usual: number): number {
  return maxResults === 0 ? usual : (maxResults ?? usual)
}

function token(of: string, ordinal: number): string {
  return Buffer.from(JSON.stringify([of, ordinal])).toString('base64url')
}

function readToken(of: string, given: string): number | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(given, 'base64url').toString('utf8'))
    return Array.isArray(read) && read[0] === of && typeof read[1] === 'number' ? read[1] : null
  } catch {
    return null
  }
}
