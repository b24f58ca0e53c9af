import { readTransactions } from '../clean-file.ts'
import type { ObjectStore } from '../storage/object-store.ts'
import type { Warehouse } from '../storage/warehouse.ts'
import type { Partition } from './partition-by-date.ts'

export interface LoadedDay {
  readonly date: string
  readonly rows: number
}

export type LoadPartition = (partition: Partition) => Promise<LoadedDay>

/** Stages one day in the warehouse. Loading a day again replaces it, so a retry does no harm. */
export function loadPartition({
  store,
  warehouse,
}: {
  readonly store: ObjectStore
  readonly warehouse: Warehouse
}): LoadPartition {
  return async (partition) => {
    const transactions = readTransactions(await store.read(partition))
    return { date: partition.date, rows: await warehouse.stage(partition.date, transactions) }
  }
}
