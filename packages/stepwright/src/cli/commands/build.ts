import { relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { compile, definitionFiles, writeFiles } from '@stepwright/compiler'
import type { CompiledPipeline } from '@stepwright/compiler'
import { readMachine } from '@stepwright/dsl'
import type { Diagnostic } from '@stepwright/asl'
import type { ExitCode } from '../exit-code.ts'
import { findPipelineFiles } from '../pipeline-files.ts'
import { loadPipelines, type ExportedPipeline } from '../load-pipelines.ts'
import { progressOn } from '../progress.ts'
import { counted } from '../report/count.ts'
import { noPipelineFiles, sameOutput } from '../report/problems.ts'
import { hasError, report } from '../report/report.ts'
import { readSilence, silenceOption } from '../silence.ts'
import { paintFor, type Terminal } from '../terminal.ts'
import { userTransform, type Transform } from '../user-transform.ts'
import { changeOf } from '../watch-files.ts'

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
      finish(
        flags.watch
          ? await watchAndBuild(files, flags, terminal)
          : (await build(files, flags, terminal, userTransform(terminal.cwd))).exitCode,
      )
    })
}

interface Built {
  readonly exitCode: ExitCode
  /** The files that the build read. */
  readonly inputs: readonly string[]
}

async function build(
  given: readonly string[],
  { outDir, silence }: BuildFlags,
  terminal: Terminal,
  transform: Transform,
): Promise<Built> {
  const { cwd, out, err } = terminal
  const startedMs = performance.now()
  const progress = progressOn(terminal)
  const files = given.length > 0 ? given : await findPipelineFiles(cwd)
  const failed = (diagnostics: readonly Diagnostic[], inputs: readonly string[]): Built => {
    progress.done()
    report(diagnostics, terminal)
    return { exitCode: 1, inputs }
  }
  const { silenced, diagnostics: unsilenceable } = readSilence(silence)
  if (unsilenceable.length > 0) return failed(unsilenceable, [])
  if (files.length === 0) return failed([noPipelineFiles(cwd)], [])

  progress.say(`Compiling ${counted(files.length, 'file')}`)
  const { pipelines, diagnostics: loading, inputs } = await loadPipelines(files, terminal, transform)
  if (hasError(loading)) return failed(loading, inputs)

  progress.say(`Checking ${counted(pipelines.length, 'state machine')}`)
  const results = pipelines.map(({ pipeline }) => compile(pipeline, { silence: silenced }))
  const compiled = results.filter((result) => result.ok)
  const found = [...loading, ...sameNames(pipelines), ...results.flatMap(({ diagnostics }) => diagnostics)]
  if (hasError(found) || compiled.length < results.length) return failed(found, inputs)

  const sets = compiled.map((result) => definitionFiles(result, { outDir, cwd }))
  const written = await writeFiles(sets.flatMap(({ definition, sourceMap }) => [definition, sourceMap]))
  if (!written.ok) return failed([...found, ...written.diagnostics], inputs)

  progress.done()
  report(found, terminal)
  const paint = paintFor(err)
  const changed = new Set(written.files.flatMap((file) => (file.changed ? [file.path] : [])))
  compiled.forEach((result, index) => {
    const path = sets[index]?.definition.path ?? ''
    err.write(`${paint.green('✓')} ${describe(result)}${changed.has(path) ? '' : paint.dim(' (unchanged)')}\n`)
    out.write(`${relative(cwd, path) || path}\n`)
  })
  err.write(paint.dim(`Built in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.\n`))
  return { exitCode: 0, inputs }
}

function describe({ name, params, sourceMap }: CompiledPipeline): string {
  const states = counted(Object.keys(sourceMap.states).length, 'state')
  return params.length === 0 ? `${name}: ${states}` : `${name}: ${states}, ${counted(params.length, 'parameter')}`
}

function sameNames(pipelines: readonly ExportedPipeline[]): readonly Diagnostic[] {
  const names = [...new Set(pipelines.map(({ pipeline }) => pipeline.name))]
  return names.flatMap((name) => {
    const [first, second, ...more] = pipelines.filter(({ pipeline }) => pipeline.name === name)
    if (!first || !second) return []
    const files = [first, second, ...more].map(({ file }) => file)
    return [sameOutput(name, files, readMachine(second.pipeline).at)]
  })
}

/** Builds, then builds again each time one of the files that went in changes, until the user stops it. */
async function watchAndBuild(files: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<ExitCode> {
  const transform = userTransform(terminal.cwd)
  const stopped = terminal.untilInterrupted().then(() => 'stopped' as const)
  for (;;) {
    const { inputs } = await build(files, flags, terminal, transform)
    // Nothing was found to build: there is nothing to watch either.
    if (inputs.length === 0 && (files.length === 0 || readSilence(flags.silence).diagnostics.length > 0)) return 1
    const watched = inputs.length > 0 ? inputs : files.map((file) => resolve(terminal.cwd, file))
    terminal.err.write(`Watching ${counted(watched.length, 'file')}. Ctrl-C stops.\n`)
    const change = changeOf(watched)
    const outcome = await Promise.race([stopped, change.happened])
    change.stop()
    if (outcome === 'stopped') return 0
  }
}
