import { itemReadersIn, itemSchemaOf, readMachine, type AnyPipeline, type InputSchema } from '@stepwright/dsl'
import type { SourceLocation } from '@stepwright/asl'
import type { ItemBoundary } from '@stepwright/runtime-mock'
import { refuseMisfit } from './schema-misfits.ts'

/** Holds what the distributed maps of a pipeline read against the schemas of their items. */
export function itemBoundaries(flow: AnyPipeline): { readonly [state: string]: ItemBoundary } {
  return Object.fromEntries(
    [...itemReadersIn(readMachine(flow))].flatMap(([map, reader]) => {
      const schema = itemSchemaOf(reader)
      return schema === null ? [] : [[map, boundaryOf(map, schema, reader.at)]]
    }),
  )
}

/** The first item that does not fit is told alone: often all of a file have the same mistake. */
function boundaryOf(map: string, schema: InputSchema<unknown>, at: SourceLocation): ItemBoundary {
  return {
    async takeItems(items, from) {
      for (const [index, item] of items.entries()) {
        await refuseMisfit(schema, item, `Item ${from + index} that '${map}' reads does not fit its schema`, at)
      }
    },
  }
}
