/** The Lambda functions of the pipelines, as types: these tests answer for them. */

export interface Order {
  readonly id: string
  readonly total: number
  readonly kind: 'gift' | 'sale'
  readonly tags: readonly string[]
}

export interface Batch {
  readonly id: string
  readonly priority: number
  readonly express: boolean
  readonly note?: string
  readonly delay: number
  readonly orders: readonly Order[]
  readonly to: { readonly city: string; readonly zip: string }
}

export type StoreOrder = (event: { readonly order: Order; readonly of: number }) => Promise<{ readonly place: string }>

export type IsShipped = (event: {
  readonly batch: string
}) => Promise<{ readonly state: 'SHIPPED' | 'PACKING' | 'LOST'; readonly truck: string | null }>
