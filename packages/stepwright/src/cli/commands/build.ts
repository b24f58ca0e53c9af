import { relative } from 'node:path'
import type { Command } from 'commander'
import { definitionFiles, writeFiles, type CompiledPipeline } from '@stepwright/compiler'
import type { Diagnostic } from '@stepwright/asl'
import { compilePipelines } from '../compile-pipelines.ts'
import type { ExitCode } from '../exit-code.ts'
import { progressOn } from '../progress.ts'
import { counted } from '../report/count.ts'
import { hasError, report } from '../report/report.ts'
import { readSilence, silenceOption } from '../silence.ts'
import { paintFor, type Terminal } from '../terminal.ts'
import { memoryInUse, readableTime } from '../timing.ts'
import { userTransform, type Transform } from '../user-transform.ts'
import { watchAndRepeat, type Go } from '../watch.ts'

interface BuildFlags {
  readonly outDir: string
  readonly watch?: boolean
  readonly silence?: readonly string[]
}

/** `stepwright build`: pipelines to definitions. */
export function buildCommand(root: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  root
    .command('build')
    .summary('compile pipelines to ASL')
    .description(
      'Compiles the pipelines that the files export, validates each state machine, and writes <name>.asl.json with its source map.\n' +
        'With an error in any of them nothing is written.',
    )
    .argument('[files...]', 'files that export pipelines (default: every *.pipeline.ts below the current folder)')
    .option('-o, --out-dir <folder>', 'where to write', 'asl')
    .option('-w, --watch', 'build again when a file changes')
    .addOption(silenceOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ stepwright build\n  $ stepwright build src/daily.pipeline.ts --out-dir infra/asl\n  $ stepwright build --watch',
    )
    .action(async (files: readonly string[], flags: BuildFlags) => {
      const transform = userTransform(terminal.cwd)
      const go = (): Promise<Go> => build(files, flags, terminal, transform)
      finish(flags.watch ? await watchAndRepeat(files, terminal, go) : (await go()).exitCode)
    })
}

async function build(
  files: readonly string[],
  { outDir, silence }: BuildFlags,
  terminal: Terminal,
  transform: Transform,
): Promise<Go> {
  const { cwd, out, err } = terminal
  const startedMs = performance.now()
  const progress = progressOn(terminal)
  const { silenced, diagnostics: unsilenceable } = readSilence(silence)
  if (unsilenceable.length > 0) {
    report(unsilenceable, terminal)
    return { exitCode: 1, inputs: [], prepare: [], canWatch: false }
  }
  const built = await compilePipelines(files, { terminal, transform, progress, silenced })
  const { compiled, diagnostics, inputs, fileCount, prepare } = built
  const failed = (found: readonly Diagnostic[]): Go => {
    progress.done()
    report(found, terminal)
    return { exitCode: 1, inputs, prepare, canWatch: fileCount > 0 }
  }
  if (hasError(diagnostics)) return failed(diagnostics)

  const sets = compiled.map((result) => definitionFiles(result, { outDir, cwd }))
  const written = await writeFiles(sets.flatMap(({ definition, sourceMap }) => [definition, sourceMap]))
  if (!written.ok) return failed([...diagnostics, ...written.diagnostics])

  progress.done()
  report(diagnostics, terminal)
  const paint = paintFor(err)
  const changed = new Set(written.files.flatMap((file) => (file.changed ? [file.path] : [])))
  compiled.forEach((result, index) => {
    const path = sets[index]?.definition.path ?? ''
    err.write(`${paint.green('✓')} ${describe(result)}${changed.has(path) ? '' : paint.dim(' (unchanged)')}\n`)
    out.write(`${relative(cwd, path) || path}\n`)
  })
  const took = `${readableTime(performance.now() - startedMs)}, ${memoryInUse()}`
  err.write(paint.dim(`Built ${counted(compiled.length, 'pipeline')} in ${took}.\n`))
  return { exitCode: 0, inputs, prepare, canWatch: true }
}

function describe({ name, params, sourceMap }: CompiledPipeline): string {
  const states = counted(Object.keys(sourceMap.states).length, 'state')
  return params.length === 0 ? `${name}: ${states}` : `${name}: ${states}, ${counted(params.length, 'parameter')}`
}
