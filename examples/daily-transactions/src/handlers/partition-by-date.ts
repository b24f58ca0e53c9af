import { readTransactions, writeTransactions } from '../clean-file.ts'
import type { FileRef, ObjectStore } from '../storage/object-store.ts'

/** One day's lines, in a file of their own. */
export interface Partition extends FileRef {
  readonly date: string
  readonly lines: number
}

export type PartitionByDate = (file: FileRef) => Promise<{ readonly partitions: readonly Partition[] }>

/** Splits a clean file by day, under Hive-style names that Athena and Glue understand: `…/date=2000-09-01/part-0.csv`. */
export function partitionByDate({ store }: { readonly store: ObjectStore }): PartitionByDate {
  return async ({ bucket, key }) => {
    const transactions = readTransactions(await store.read({ bucket, key }))
    const dates = [...new Set(transactions.map((row) => row.date))].sort()
    const folder = key.replace(/\.csv$/, '')
    const partitions: Partition[] = []
    for (const date of dates) {
      const rows = transactions.filter((row) => row.date === date)
      const partition = { bucket, key: `${folder}/date=${date}/part-0.csv`, date, lines: rows.length }
      await store.write(partition, writeTransactions(rows))
      partitions.push(partition)
    }
    return { partitions }
  }
}
