import { answered, refused, type Answered } from '../answered.ts'
import type { RandomSource } from '../../clock/random.ts'
import type { Account } from './account.ts'
import { readMachineArn } from './arn.ts'
import { versionNumbered, type Route, type StateMachine } from './state-machine.ts'

/** The machine whose versions a routing configuration leads to, or why it leads nowhere. Weights are in the shape. */
export function checkRouting(account: Account, routing: readonly Route[]): Answered<StateMachine> {
  const arns = routing.map(({ stateMachineVersionArn }) => stateMachineVersionArn)
  const received = `Received: [${arns.join(', ')}]`
  const references = arns.map(readMachineArn)
  const machines = new Set<string>()
  for (const read of references) {
    if (!read.ok) return read
    const { machineArn, qualifier } = read.value
    if (qualifier === null || !/^\d+$/.test(qualifier)) {
      return invalid(`Routing configuration must contain state machine version ARNs. ${received}`)
    }
    machines.add(machineArn)
  }
  if (new Set(arns).size < arns.length) {
    return invalid(`Routing configuration must contain distinct state machine version ARNs. ${received}`)
  }
  if (machines.size > 1) {
    return invalid(`Routing configuration must contain versions of one state machine. ${received}`)
  }
  const weights = routing.map(({ weight }) => weight)
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
    return invalid(`Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`)
  }
  const [machineArn = ''] = machines
  const machine = account.machines.get(machineArn)
  const isThere = arns.every((arn) => machine && versionNumbered(machine, arn.slice(machineArn.length + 1)))
  return machine && isThere
    ? answered(machine)
    : refused('ResourceNotFound', 'Request references a resource that does not exist.')
}

/** Takes one of the versions, by their weights. */
export function routed(routing: readonly Route[], random: RandomSource): string {
  let left = random.next() * 100
  for (const { stateMachineVersionArn, weight } of routing) {
    left -= weight
    if (left < 0) return stateMachineVersionArn
  }
  return routing.at(-1)?.stateMachineVersionArn ?? ''
}

function invalid(message: string): ReturnType<typeof refused> {
  return refused('ValidationException', message)
}
