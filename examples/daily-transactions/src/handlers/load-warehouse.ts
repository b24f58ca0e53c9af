import type { Warehouse } from '../storage/warehouse.ts'

export type LoadWarehouse = (load: { readonly dates: readonly string[] }) => Promise<{ readonly rows: number }>

/** Moves the staged days into the warehouse's table, all in one transaction. */
export function loadWarehouse({ warehouse }: { readonly warehouse: Warehouse }): LoadWarehouse {
  return async ({ dates }) => ({ rows: await warehouse.publish(dates) })
}
