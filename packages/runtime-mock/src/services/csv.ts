/** Takes CSV text piece by piece, and gives the rows that are whole. */
export interface CsvParser {
  push(text: string): readonly (readonly string[])[]
  /** The last row, when no line end closes it. */
  end(): readonly (readonly string[])[]
}

const [lineFeed, carriageReturn, quote] = [10, 13, 34]

/**
 * A parser for CSV: quoted fields with doubled quotes, line ends LF or CRLF. Nothing is trimmed, and a line end at the very end starts no row.
 *
 * @param delimiter one character
 */
export function csvParser(delimiter: string): CsvParser {
  const delimiterCode = delimiter.charCodeAt(0)
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  /** The end of a piece that means what the next piece says. */
  let held = ''

  const take = (text: string): string[][] => {
    const rows: string[][] = []
    const endCell = (): void => {
      row.push(cell)
      cell = ''
    }
    const endRow = (): void => {
      endCell()
      rows.push(row)
      row = []
    }
    let at = 0
    while (at < text.length) {
      if (isQuoted) {
        const end = text.indexOf('"', at)
        cell += text.slice(at, end < 0 ? text.length : end)
        if (end < 0) break
        isQuoted = text.charCodeAt(end + 1) === quote
        if (isQuoted) cell += '"'
        at = end + (isQuoted ? 2 : 1)
        continue
      }
      const from = at
      const opens = cell === '' && text.charCodeAt(at) === quote
      if (!opens) {
        for (; at < text.length; at += 1) {
          const code = text.charCodeAt(at)
          const isLineEnd = code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed)
          if (code === delimiterCode || isLineEnd) break
        }
        if (at > from) cell += text.slice(from, at)
        if (at === text.length) break
        if (text.charCodeAt(at) === delimiterCode) endCell()
        else {
          if (text.charCodeAt(at) === carriageReturn) at += 1
          endRow()
        }
      } else isQuoted = true
      at += 1
    }
    return rows
  }

  return {
    push(more) {
      const text = held + more
      let end = text.length
      while (end > 0 && meansLater(text.charCodeAt(end - 1))) end -= 1
      held = text.slice(end)
      return take(text.slice(0, end))
    },
    end() {
      const rows = take(held)
      held = ''
      if (cell === '' && row.length === 0) return rows
      const rest = [...row, cell]
      row = []
      cell = ''
      return [...rows, rest]
    },
  }
}

/** A quote may be the first of two, a carriage return the first half of a line end. */
function meansLater(code: number): boolean {
  return code === quote || code === carriageReturn
}
