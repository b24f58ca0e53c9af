interface Row {
  id: string
  cents: number
  line: number
  from: string
}

/** Loads a portion of rows. A row without an amount is refused, and its whole portion with it. */
export async function loadRows({ rows }: { date: string; rows: Row[] }): Promise<{ rows: number }> {
  const bad = rows.find(({ cents }) => cents === 0)
  if (bad) throw new Error(`Line ${bad.line} has no amount.`)
  return Promise.resolve({ rows: rows.length })
}

/** Moves an object to where it is kept. */
export async function archive({ key }: { key: string; bytes: number }): Promise<{ archived: string }> {
  return Promise.resolve({ archived: key })
}

/** Moves objects to where a day's are kept. */
export async function archiveBatch({
  day,
  keys,
}: {
  day: string
  keys: string[]
}): Promise<{ day: string; archived: number }> {
  return Promise.resolve({ day, archived: keys.length })
}

/** How likely an order is a fraud. */
export async function score({ id, total }: { id: string; total: number }): Promise<{ id: string; score: number }> {
  return Promise.resolve({ id, score: total > 100 ? 1 : 0 })
}
