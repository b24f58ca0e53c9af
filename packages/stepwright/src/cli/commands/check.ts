import type { Command } from 'commander'
import type { ExitCode } from '../exit-code.ts'
import { compilePipelines } from '../compile-pipelines.ts'
import { progressOn } from '../progress.ts'
import { counted } from '../report/count.ts'
import { formatOption, formats, type Format } from '../report/formats.ts'
import { hasError, report } from '../report/report.ts'
import { sourcesFrom } from '../report/sources.ts'
import { readSilence, silenceOption } from '../silence.ts'
import { paintFor, type Terminal } from '../terminal.ts'
import { memoryInUse, readableTime } from '../timing.ts'
import { userTransform, type Transform } from '../user-transform.ts'
import { watchAndRepeat, type Go } from '../watch.ts'

interface CheckFlags {
  readonly format: Format
  readonly watch?: boolean
  readonly silence?: readonly string[]
}

/** `stepwright check`: what is wrong with pipelines. */
export function checkCommand(root: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  root
    .command('check')
    .summary('check pipelines, write nothing')
    .description(
      'Finds everything that `build` would: type errors, expressions that cannot be compiled, mistakes of the flow, and what AWS would refuse.\n' +
        'Findings go to standard output. The exit code is 1 when there is an error; warnings alone leave it 0.',
    )
    .argument('[files...]', 'files that export pipelines (default: every *.pipeline.ts below the current folder)')
    .addOption(formatOption())
    .option('-w, --watch', 'check again when a file changes')
    .addOption(silenceOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ stepwright check\n  $ stepwright check --watch\n  $ stepwright check src/daily.pipeline.ts --format github',
    )
    .action(async (files: readonly string[], flags: CheckFlags) => {
      const transform = userTransform(terminal.cwd)
      const go = (): Promise<Go> => check(files, flags, terminal, transform)
      finish(flags.watch ? await watchAndRepeat(files, terminal, go) : (await go()).exitCode)
    })
}

async function check(
  files: readonly string[],
  { format, silence }: CheckFlags,
  terminal: Terminal,
  transform: Transform,
): Promise<Go> {
  const { cwd, out, err } = terminal
  const startedMs = performance.now()
  const { silenced, diagnostics: unsilenceable } = readSilence(silence)
  if (unsilenceable.length > 0) {
    report(unsilenceable, terminal)
    return { exitCode: 1, inputs: [], prepare: [], canWatch: false }
  }
  const progress = progressOn(terminal)
  const checked = await compilePipelines(files, { terminal, transform, progress, silenced })
  const { compiled, fileCount, diagnostics, inputs, prepare } = checked
  progress.done()
  out.write(formats[format](diagnostics, sourcesFrom(cwd), paintFor(out)))
  const what = `${counted(compiled.length, 'pipeline')} in ${counted(fileCount, 'file')}`
  const found = diagnostics.length === 0 ? 'nothing found' : counted(diagnostics.length, 'finding')
  const took = `${readableTime(performance.now() - startedMs)}, ${memoryInUse()}`
  err.write(paintFor(err).dim(`Checked ${what} in ${took}: ${found}.\n`))
  return { exitCode: hasError(diagnostics) ? 1 : 0, inputs, prepare, canWatch: fileCount > 0 }
}
