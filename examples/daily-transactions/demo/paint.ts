const coloured = process.stdout.isTTY && !process.env['NO_COLOR']

const escape =
  (start: number, end: number) =>
  (text: string): string =>
    coloured ? `\u001b[${start}m${text}\u001b[${end}m` : text

/** Text in a colour, on a terminal only. */
export const paint = {
  bold: escape(1, 22),
  dim: escape(2, 22),
  green: escape(32, 39),
  red: escape(31, 39),
  cyan: escape(36, 39),
}

/** Prints lines, indented below their heading. */
export function say(...lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join(''))
}

export function heading(text: string): void {
  process.stdout.write(`\n${paint.bold(text)}\n\n`)
}
