/** Turns offsets of a text into lines and columns, both counted from 1, columns in UTF-16 units as editors do. */
export interface LineMap {
  readonly at: (offset: number) => { readonly line: number; readonly column: number }
}

/** The line map of a text; lines end in LF, CRLF or CR. */
export function lineMap(text: string): LineMap {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/gu)) starts.push(index + end.length)
  return {
    at(offset) {
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if ((starts[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
    },
  }
}
