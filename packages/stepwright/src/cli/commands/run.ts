import type { Command } from 'commander'
import { simulate, timeline, type Run } from '@stepwright/runtime-mock'
import { checkInput } from '../check-input.ts'
import type { ExitCode } from '../exit-code.ts'
import { fillParams, readParams } from '../params.ts'
import { progressOn } from '../progress.ts'
import { readDefinition } from '../read-definition.ts'
import { readInput } from '../read-input.ts'
import { readMocks } from '../read-mocks.ts'
import { hasError, report } from '../report/report.ts'
import { boundariesOf } from '../../testing/boundaries.ts'
import { readSilence, silenceOption, withoutSilenced } from '../silence.ts'
import { paintFor, type Terminal } from '../terminal.ts'
import type { Diagnostic } from '@stepwright/asl'
import { Option } from 'commander'
import { repeated } from './repeated.ts'

interface RunFlags {
  readonly input: string
  readonly mocks?: string
  readonly param?: readonly string[]
  readonly silence?: readonly string[]
  readonly format: 'text' | 'json'
}

/** `stepwright run`: one execution on the mock runtime. */
export function runCommand(root: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  root
    .command('run')
    .summary('execute a pipeline on the mock runtime')
    .description(
      'Executes a pipeline or an ASL file in virtual time, with mocks in the place of its tasks, and prints the timeline and the output.\n' +
        'The exit code is 1 when the execution fails.',
    )
    .argument('<definition>', 'a file that exports a pipeline (file#name for one of several), or an ASL file (.json)')
    .option('-i, --input <json>', 'the input: a file, JSON itself, or - for standard input', '{}')
    .option('-m, --mocks <file>', 'what the tasks answer: a module or a JSON file, by state name')
    .option('-p, --param <Name=value>', 'the value of a parameter; can be repeated', repeated)
    .addOption(new Option('--format <format>', 'how to print the run').choices(['text', 'json']).default('text'))
    .addOption(silenceOption())
    .addHelpText(
      'after',
      `
Examples:
  $ stepwright run src/daily.pipeline.ts --input event.json --mocks mocks.ts
  $ stepwright run asl/Daily.asl.json -i '{"date":"2026-04-18"}' -m mocks.json -p Bucket=raw
  $ stepwright run src/daily.pipeline.ts -i event.json -m mocks.ts --format json | jq .output`,
    )
    .action(async (definition: string, flags: RunFlags) => finish(await run(definition, flags, terminal)))
}

async function run(reference: string, flags: RunFlags, terminal: Terminal): Promise<ExitCode> {
  const { cwd } = terminal
  const progress = progressOn(terminal)
  const failed = (diagnostics: readonly Diagnostic[]): ExitCode => {
    progress.done()
    report(diagnostics, terminal)
    return 1
  }

  const silence = readSilence(flags.silence)
  if (hasError(silence.diagnostics)) return failed(silence.diagnostics)

  progress.say('Compiling')
  const found = await readDefinition(reference, terminal)
  if (!found.ok) return failed(found.diagnostics)
  const { name, definition, pipeline, usersOf, sourceOf, diagnostics } = found.read

  const input = await readInput(flags.input, cwd)
  const mocks = flags.mocks === undefined ? { ok: true as const, mocks: {} } : await readMocks(flags.mocks, cwd)
  const params = readParams(flags.param)
  const filled = fillParams(definition, params.values, usersOf)
  const wrong = [
    ...(input.ok ? (pipeline ? await checkInput(pipeline, input) : []) : input.diagnostics),
    ...(mocks.ok ? [] : mocks.diagnostics),
    ...params.diagnostics,
    ...filled.diagnostics,
  ]
  if (hasError(wrong) || !input.ok || !mocks.ok) return failed(wrong)

  progress.say('Running')
  const result = await simulate(filled.definition, {
    name,
    input: input.value,
    mocks: mocks.mocks,
    sourceOf,
    ...(pipeline && { boundaries: boundariesOf(pipeline) }),
  })
  progress.done()
  report(withoutSilenced(diagnostics, silence.silenced), terminal)
  if (flags.format === 'json') terminal.out.write(`${JSON.stringify(asJson(result), null, 2)}\n`)
  else printRun(result, terminal)
  return result.status === 'SUCCEEDED' ? 0 : 1
}

/** The timeline for the person, the output for whatever reads it. */
function printRun(run: Run, { out, err }: Terminal): void {
  const paint = paintFor(err)
  const lines = timeline(run)
  lines.slice(0, -1).forEach((line) => err.write(`${line}\n`))
  const last = lines.at(-1) ?? ''
  err.write(`${run.status === 'SUCCEEDED' ? paint.green(last) : paint.red(last)}\n`)
  if (run.status === 'SUCCEEDED') out.write(`${JSON.stringify(run.output, null, 2)}\n`)
}

function asJson(run: Run): object {
  const { status, error, cause, path, elapsed, visits, history } = run
  const ended = status === 'SUCCEEDED' ? { output: run.output } : { error, cause }
  return { status, ...ended, path, elapsedMs: elapsed.ms, visits, history }
}
