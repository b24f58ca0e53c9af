/** Rows as aligned text: the first column to the left, the others to the right. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const cells = [header, ...rows.map((row) => row.map(written))]
  const widths = header.map((_title, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart((widths[column] ?? 0) + 2),
      )
      .join(''),
  )
}

/** `1234567` as `1,234,567`. */
export const written = (value: string | number): string =>
  typeof value === 'number' ? value.toLocaleString('en-US') : value
