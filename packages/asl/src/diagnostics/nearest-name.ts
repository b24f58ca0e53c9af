/**
 * The known name a user most likely meant, or `null` when none is near enough to suggest.
 *
 * Letter case, blanks and punctuation do not count; otherwise one edit in four characters is near, in names of three and more.
 *
 * @example nearestName('Charg', ['Charge', 'Refund'])   // 'Charge'
 */
export function nearestName(name: string, known: Iterable<string>): string | null {
  const wanted = plain(name)
  let nearest: string | null = null
  let nearestDistance = wanted.length <= 2 ? 1 : Math.max(1, Math.floor(wanted.length / 4)) + 1
  for (const candidate of known) {
    if (candidate === name) continue
    const distance = editDistance(wanted, plain(candidate), nearestDistance)
    if (distance < nearestDistance) {
      nearest = candidate
      nearestDistance = distance
    }
  }
  return nearest
}

/** "Did you mean 'Charge'?" for the nearest known name, or what to say instead. */
export function didYouMean(name: string, known: Iterable<string>, instead: string): string {
  const nearest = nearestName(name, known)
  return nearest === null ? instead : `Did you mean '${nearest}'?`
}

/** `didYouMean` as the hint of a diagnostic, which has none when there is nothing to say. */
export function suggestion(name: string, known: Iterable<string>, instead?: string): { readonly hint?: string } {
  const hint = didYouMean(name, known, instead ?? '')
  return hint === '' ? {} : { hint }
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_.-]/gu, '')

/** Edits (insert, delete, replace, swap neighbours) between two names, at most `limit`. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    let smallest = row
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (swapped) edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1)
      current.push(edits)
      smallest = Math.min(smallest, edits)
    }
    if (smallest >= limit) return limit
    beforeLast = last
    last = current
  }
  return Math.min(last[right.length] ?? limit, limit)
}
