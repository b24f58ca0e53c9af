import { Command, CommanderError } from 'commander'
import { codes, isStepwrightError, type Diagnostic } from '@stepwright/asl'
import type { ExitCode } from './exit-code.ts'
import { report } from './report/report.ts'
import type { Terminal } from './terminal.ts'
import { packageVersion } from './version.ts'

/** Runs one command line. Never throws: whatever goes wrong is told on the terminal and in the exit code. */
export async function runCli(commandLine: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const finish = (code: ExitCode): void => {
    exitCode = code
  }
  try {
    await (await program(commandLine[0], terminal, finish)).parseAsync(commandLine, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    report(isStepwrightError(error) ? error.diagnostics : [bug(error, terminal)], terminal)
    return 1
  }
}

/** Each command and how to load it: what deploys is not loaded to build. */
const commands = {
  build: async () => (await import('./commands/build.ts')).buildCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  validate: async () => (await import('./commands/validate.ts')).validateCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  deploy: async () => (await import('./commands/deploy.ts')).deployCommand,
}

/** The program with the command that is wanted; with all of them when that is none, for help and suggestions. */
async function program(
  wanted: string | undefined,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): Promise<Command> {
  const root = new Command('stepwright')
    .description('Typed AWS Step Functions pipelines: compile, check, run and deploy them.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .showHelpAfterError('(stepwright --help tells more)')
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
      getOutHasColors: () => terminal.out.hasColours,
      getErrHasColors: () => terminal.err.hasColours,
    })
  const loaders = Object.entries(commands)
  const one = loaders.filter(([name]) => name === wanted)
  for (const [, load] of one.length > 0 ? one : loaders) (await load())(root, terminal, finish)
  return root
}

function bug(error: unknown, { env }: Terminal): Diagnostic {
  const said = error instanceof Error ? error.message : String(error)
  const stack = env['STEPWRIGHT_DEBUG'] && error instanceof Error ? `\n${error.stack ?? ''}` : ''
  return {
    code: 'SW9001',
    severity: codes.SW9001.severity,
    message: `Stepwright met a state it should not: ${said}${stack}`,
    hint: 'This is a bug of ours. Report it with what you ran; STEPWRIGHT_DEBUG=1 adds a stack trace.',
  }
}
