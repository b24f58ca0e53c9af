import { block, stateMachine, transient, type ErrorOutput, type Scope } from 'stepwright'
import { lambda } from 'stepwright/aws'

interface Order {
  id: string
  lines: { sku: string; quantity: number }[]
}
interface Checked {
  order: Order
  inStock: boolean
}
type Check = (event: Order) => Promise<Checked>
type Pick = (event: { sku: string; quantity: number }) => Promise<{ sku: string; shelf: string }>

/** Written out, since it jumps ahead: an order out of stock waits and is checked again, a cancelled one skips everything else. */
export const orderMachine = stateMachine('OrderMachine', {
  comment: 'From order to parcel',
  timeout: { days: 1 },
  startAt: 'Check the stock',
  states: {
    'Check the stock': {
      type: 'Task',
      resource: lambda<Check>('check-stock'),
      arguments: (order: Order) => order,
      retry: [transient.lambda({ maxAttempts: 2 })],
      catch: [
        { errorEquals: ['OrderCancelled'], next: 'Cancelled', assign: (error: ErrorOutput) => ({ why: error.Cause }) },
      ],
      next: 'In stock?',
    },
    'In stock?': {
      type: 'Choice',
      choices: [
        {
          condition: (checked: Checked) => checked.inStock,
          output: (checked: Checked) => checked.order,
          next: 'Pick all',
        },
      ],
      default: 'Wait for the delivery',
      output: (checked: Checked) => checked.order,
    },
    'Wait for the delivery': { type: 'Wait', seconds: 3600, next: 'Check the stock' },
    'Pick all': {
      type: 'Map',
      items: (order: Order) => order.lines,
      maxConcurrency: 5,
      itemProcessor: block({
        startAt: 'Pick',
        states: {
          Pick: {
            type: 'Task',
            resource: lambda<Pick>('pick'),
            arguments: (line: { sku: string; quantity: number }) => line,
            retry: [transient.lambda()],
            end: true,
          },
        },
      }),
      output: (picked: { sku: string; shelf: string }[], { input }: Scope<Order, object>) => ({
        id: input.id,
        shelves: picked.map((one) => one.shelf),
      }),
      next: 'Packed',
    },
    Packed: { type: 'Succeed', output: (parcel: { id: string; shelves: string[] }) => parcel },
    Cancelled: {
      type: 'Succeed',
      output: (_error: unknown, { vars }: Scope<unknown, { why: string }>) => ({ cancelled: vars.why }),
    },
  },
})
