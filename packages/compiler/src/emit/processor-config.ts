import type { ItemProcessor } from '@stepwright/asl'
import type { GraphForm, MapNode } from '@stepwright/dsl'

/** How a Map runs its processor. */
export function processorConfig({ distributed }: MapNode<GraphForm>): NonNullable<ItemProcessor['ProcessorConfig']> {
  return distributed === null ? { Mode: 'INLINE' } : { Mode: 'DISTRIBUTED', ExecutionType: distributed.executionType }
}
