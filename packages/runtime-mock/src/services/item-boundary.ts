import type { JsonValue } from '@stepwright/asl'
import type { ItemReader } from './item-reader.ts'

/**
 * What stands between the reader of a distributed Map and its children: whoever made the definition from something richer may know what an
 * item must be. It may refuse what it sees with a StepwrightError, which ends the simulation.
 */
export interface ItemBoundary {
  /**
   * Is shown items as they are read, before a child gets any of them.
   *
   * @param from - the number of the first of them, from 0
   */
  takeItems(items: readonly JsonValue[], from: number): void | Promise<void>
}

/** The same reader; each of its pages passes the boundary. */
export function behindBoundary(reader: ItemReader, boundary: ItemBoundary | null): ItemReader {
  if (boundary === null) return reader
  return {
    async page(from) {
      const read = await reader.page(from)
      if (read.ok) await boundary.takeItems(read.items, from)
      return read
    },
  }
}
