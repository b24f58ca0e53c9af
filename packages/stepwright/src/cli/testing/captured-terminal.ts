import { runCli } from '../run-cli.ts'
import type { Terminal } from '../terminal.ts'

/** What a command line gave: its exit code and what it wrote. */
export interface Ran {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

interface Surroundings {
  readonly cwd: string
  readonly env?: Terminal['env']
  readonly isTerminal?: boolean
  readonly untilInterrupted?: () => Promise<void>
  /** Hears what is written when it is. */
  readonly onWrite?: (text: string) => void
}

/** Runs a command line in this process and captures what it writes. */
export async function ran(commandLine: readonly string[], surroundings: Surroundings): Promise<Ran> {
  const { cwd, env = {}, isTerminal = false, untilInterrupted = () => Promise.resolve() } = surroundings
  const written = { out: '', err: '' }
  const output = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text
      surroundings.onWrite?.(text)
    },
    isTerminal,
    hasColours: isTerminal,
  })
  const exitCode = await runCli(commandLine, { cwd, env, out: output('out'), err: output('err'), untilInterrupted })
  return { exitCode, ...written }
}
