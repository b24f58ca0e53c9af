import { Command, CommanderError } from 'commander'
import { codes, isStepwrightError, type Diagnostic } from '@stepwright/asl'
import { buildCommand } from './commands/build.ts'
import { deployCommand } from './commands/deploy.ts'
import { runCommand } from './commands/run.ts'
import { validateCommand } from './commands/validate.ts'
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
    await program(terminal, finish).parseAsync(commandLine, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    report(isStepwrightError(error) ? error.diagnostics : [bug(error, terminal)], terminal)
    return 1
  }
}

function program(terminal: Terminal, finish: (code: ExitCode) => void): Command {
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
  for (const command of [buildCommand, validateCommand, runCommand, deployCommand]) command(root, terminal, finish)
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
