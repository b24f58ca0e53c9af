import { resolve } from 'node:path'
import type { ExitCode } from './exit-code.ts'
import { pipelineFolders, isPipelineFile } from './pipeline-files.ts'
import { counted } from './report/count.ts'
import type { Terminal } from './terminal.ts'
import { watchFiles } from './watch-files.ts'

/** One go of a command that can watch. */
export interface Go {
  readonly exitCode: ExitCode
  /** The files that were read. */
  readonly inputs: readonly string[]
  /** Gets ready to do it again after a change of one of these files. */
  readonly prepare: readonly (() => Promise<void>)[]
  /** False when the command line itself is wrong: then no change of a file helps. */
  readonly canWatch: boolean
}

/**
 * Does it, then again each time one of the files that went in changes, until the user stops it. Without files given, a pipeline file that
 * appears is such a change too. What changes while it is being done is not missed.
 */
export async function watchAndRepeat(
  files: readonly string[],
  terminal: Terminal,
  go: () => Promise<Go>,
): Promise<ExitCode> {
  const { cwd, err } = terminal
  const watcher = watchFiles()
  // Before the first go: a change during it counts.
  watcher.also(files.map((file) => resolve(cwd, file)))
  let isPrepared = false
  const stopped = terminal.untilInterrupted().then(() => 'stopped' as const)
  try {
    for (;;) {
      watcher.begin()
      const { exitCode, inputs, prepare, canWatch } = await go()
      if (!canWatch) return exitCode
      watcher.also(inputs)
      if (files.length === 0) watcher.appearing(await pipelineFolders(cwd), isPipelineFile)
      err.write(`Watching ${counted(Math.max(inputs.length, files.length), 'file')}. Ctrl-C stops.\n`)
      const changed = watcher.changed()
      // The first go may have found everything in the cache: what compiles is loaded while nobody waits for it.
      if (!isPrepared) await prepareUntil(Promise.race([stopped, changed]), prepare)
      isPrepared = true
      if ((await Promise.race([stopped, changed])) === 'stopped') return 0
    }
  } finally {
    watcher.close()
  }
}

/** Takes the steps one by one, and leaves off when something happens. */
async function prepareUntil(event: Promise<unknown>, steps: readonly (() => Promise<void>)[]): Promise<void> {
  const happened = event.then(() => true)
  for (const step of steps) {
    // A step holds up everything: what happened meanwhile is told between two of them.
    const turn = new Promise<false>((resolve) => setTimeout(() => resolve(false), 25))
    if (await Promise.race([happened, turn])) return
    await step()
  }
}
