// Runs random machines here and in moto's interpreter, and compares how they end. Needs `moto_server` (pip install 'moto[server,stepfunctions]'),
// which runs JSONPath without variables; where it is missing nothing is compared, loudly.
//   node scripts/source.mjs conformance/moto.ts [--machines 200] [--seed 1]
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import type { JsonValue, StateMachineDefinition } from '@stepwright/asl'
import { simulate } from '@stepwright/runtime-mock'
import { sampleMachines, type RandomMachine } from '../packages/runtime-mock/src/testing/random-machine/machine.ts'
import { canonical, motoAt, type Moto } from './src/moto.ts'

const { values: options } = parseArgs({
  options: { machines: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})

/** A difference that is known, with the smallest machine that shows it. */
interface Difference {
  readonly why: string
  readonly evidence: string
  readonly definition: StateMachineDefinition
  readonly input: JsonValue
  readonly ours: string
  readonly moto: string
}

const known = JSON.parse(readFileSync(new URL('moto-differences.json', import.meta.url), 'utf8')) as {
  readonly [name: string]: Difference
}

/** Machines that may meet a known difference, which is shown by its own machine; that draw lots; or that wait, which moto does in real time. */
const leftOut: readonly RegExp[] = [
  /"ResultPath":"\$\.s\.r"/,
  // Where a result takes the place of all, or a list does, ResultPath may lead into a list.
  /"ResultPath":"\$"|"(Input|Output)Path":"\$\.items"/,
  /\['n','s'\]|\[\?\(/,
  /"Variable":"\$\.(items\[0\]\.n|nothing|b)"/,
  /(Equals|Than)Path":/,
  /"(Error|ErrorPath)":"(States\.|\$)/,
  /States\.(UUID|MathRandom)/,
  /"MaxConcurrencyPath"/,
  /"Retry"/,
  // The cause of a caught failure is in each interpreter's own words.
  /"Catch"/,
]

async function main(): Promise<number> {
  if (spawnSync('moto_server', ['--help']).error) {
    console.log("SKIPPED: moto_server is not installed (pip install 'moto[server,stepfunctions]').\n0 passed, 0 failed")
    return 0
  }
  const port = await freePort()
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  try {
    return await compareAll(await motoAt(`http://127.0.0.1:${port}`))
  } finally {
    server.kill('SIGKILL')
  }
}

async function compareAll(moto: Moto): Promise<number> {
  let passed = 0
  let failed = 0
  const tell = (isRight: boolean, lines: readonly string[]): void => {
    if (isRight) passed += 1
    else failed += 1
    if (!isRight) console.log(lines.join('\n'))
  }
  for (const [name, { definition, input, ours, moto: theirs }] of Object.entries(known)) {
    const here = await endHere(definition, input)
    const there = await moto.endOf(definition, input)
    const isRight = here === ours && there === theirs
    tell(isRight, [`FAILED ${name}: listed are ${ours} and ${theirs}, and now it is ${here} and ${there}`])
  }
  const sample = sampleMachines({ depth: 1, isPlain: true }, Number(options.seed), Number(options.machines))
  const compared = sample.filter(isCompared)
  for (const { definition, input } of compared) {
    const here = await endHere(definition, input)
    const there = await moto.endOf(definition, input)
    // A bare text may look like anything.
    if (here.startsWith('SUCCEEDED "')) continue
    tell(here === there || isKnown(here, there), [
      `FAILED here ${here}, in moto ${there}`,
      JSON.stringify(definition),
      JSON.stringify(input),
    ])
  }
  console.log(
    `${compared.length} of ${sample.length} random machines compared, ${Object.keys(known).length} known differences shown`,
  )
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

function isCompared({ definition }: RandomMachine): boolean {
  const text = JSON.stringify(definition)
  return !leftOut.some((pattern) => pattern.test(text)) && !hasOpenChoice(definition)
}

/** Whether two ends differ just as those of a known difference do. */
function isKnown(here: string, there: string): boolean {
  return Object.values(known).some(({ ours, moto }) => here === ours && there === moto)
}

/** Whether a Choice is without a Default. */
function hasOpenChoice(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const isOpen = 'Choices' in value && !('Default' in value)
  return isOpen || Object.values(value).some(hasOpenChoice)
}

/** How an execution ends here: the status, and the output or the error. */
async function endHere(definition: StateMachineDefinition, input: JsonValue): Promise<string> {
  const run = await simulate(definition, { input })
  return run.status === 'SUCCEEDED' ? `SUCCEEDED ${canonical(run.output)}` : `${run.status} ${run.error ?? ''}`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

process.exitCode = await main()
