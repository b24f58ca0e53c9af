const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)

/** A table as CSV text: a header, the lines, a newline at the end. */
export function toCsv(header: readonly string[], lines: readonly (readonly string[])[]): string {
  return [header, ...lines].map((fields) => `${fields.map(quoted).join(',')}\n`).join('')
}
