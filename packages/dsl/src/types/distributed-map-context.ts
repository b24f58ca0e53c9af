/** What the context object has besides where a distributed map selects what its body gets of an item. */
export interface DistributedMapContext<Item> {
  readonly Map: {
    readonly Item: {
      readonly Index: number
      readonly Value: Item
      /** Where the item comes from: `STATE_DATA`, or `S3://bucket/key`. */
      readonly Source: string
    }
  }
}
