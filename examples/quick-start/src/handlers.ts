/** The Lambda functions of the pipeline: ordinary typed functions, deployed as they are and called by tests as they are. */

export interface FileRef {
  bucket: string
  key: string
}

export interface Order {
  id: string
  total: number
}

export async function readOrders({ bucket, key }: FileRef): Promise<{ orders: Order[] }> {
  const response = await fetch(`https://${bucket}.s3.amazonaws.com/${key}`)
  return { orders: (await response.json()) as Order[] }
}

export async function storeOrder(order: Order & { batch: string }): Promise<void> {
  await fetch('https://orders.example.com/', { method: 'PUT', body: JSON.stringify(order) })
}
