import { deepStrictEqual } from 'node:assert/strict'
import type { JsonValue } from '@stepwright/asl'
import { simulate } from '@stepwright/runtime-mock'
import { alternate, timed, type Contender } from './alternate.ts'
import { row, type Row } from './benchmark.ts'
import { findPeer } from './peer.ts'
import { comparison, sampleOf } from './sample.ts'

/** A flow in both query languages, and what it must give. */
export interface Flow {
  readonly what: string
  readonly transitions: number
  readonly jsonPath: object
  readonly jsonata: object
  readonly input: JsonValue
  readonly output: JsonValue
}

const peerPackage = 'aws-local-stepfunctions'
const unit = 'ms per transition'
const turns = { warmUps: 10, rounds: 31 }

/**
 * Runs a flow in our engine and in the peer's, in turns, both warm. Each run is checked against the expected output.
 * The peer gets its machine built and validated before the clock starts; ours is given the definition each time.
 */
export async function compareEngines(flow: Flow): Promise<readonly Row[]> {
  const peer = await findPeer(peerPackage)
  const peerRun = await peerContender(flow)
  const ours = { jsonPath: ourContender(flow, flow.jsonPath), jsonata: ourContender(flow, flow.jsonata) }
  const facts = { what: `${flow.what}, JSONPath`, unit, per: flow.transitions }
  const jsonataRow = (rounds: readonly number[]): Row =>
    row({
      what: `${flow.what}, JSONata`,
      unit,
      ours: sampleOf(rounds, flow.transitions),
      notes: ['The peer knows no JSONata.'],
    })

  if (!peer.found || typeof peerRun === 'string') {
    const missing = peer.found ? String(peerRun) : peer.reason
    const times = await alternate(ours, turns)
    return [row({ ...facts, ours: sampleOf(times.jsonPath, facts.per), missing }), jsonataRow(times.jsonata)]
  }
  const times = await alternate({ ...ours, peer: peerRun }, turns)
  const notes = [...peer.notes, "Ours writes AWS's event history; the peer keeps a list of its own events, no history."]
  return [
    comparison({ ...facts, notes }, times.jsonPath, { name: peer.name, rounds: times.peer }),
    jsonataRow(times.jsonata),
  ]
}

function ourContender({ input, output }: Flow, definition: object): Contender {
  return async () => {
    const started = performance.now()
    const run = await simulate(definition, { input })
    const milliseconds = performance.now() - started
    deepStrictEqual(run.output, output)
    return milliseconds
  }
}

/** The peer on this flow, or why it cannot be run. */
async function peerContender({ jsonPath, input, output }: Flow): Promise<Contender | string> {
  try {
    const { StateMachine } = await import('aws-local-stepfunctions')
    const machine = new StateMachine(jsonPath as ConstructorParameters<typeof StateMachine>[0])
    // The peer's JSON type has mutable arrays.
    const go = async (): Promise<unknown> => machine.run(input as Parameters<typeof machine.run>[0]).result
    deepStrictEqual(await go(), output)
    return async () => {
      let result: unknown
      const milliseconds = await timed(async () => (result = await go()))
      deepStrictEqual(result, output)
      return milliseconds
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return `${peerPackage} does not run this on Node ${process.versions.node}: ${reason}`
  }
}
