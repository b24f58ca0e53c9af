/** The header of the file that lands in the bucket. */
export const rawColumns = ['report_id', 'date', 'airport', 'state', 'operator', 'species', 'amount'] as const

/** A line of that file, as text, whatever it says. */
export type RawLine = Readonly<Record<(typeof rawColumns)[number], string>>
