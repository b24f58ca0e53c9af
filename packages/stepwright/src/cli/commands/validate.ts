import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { validateText, type Diagnostic } from '@stepwright/asl'
import { unreadable } from '@stepwright/compiler'
import type { ExitCode } from '../exit-code.ts'
import { counted } from '../report/count.ts'
import { formatOption, formats, type Format } from '../report/formats.ts'
import { hasError, report } from '../report/report.ts'
import { sourcesFrom } from '../report/sources.ts'
import { readSilence, silenceOption, withoutSilenced } from '../silence.ts'
import { paintFor, type Terminal } from '../terminal.ts'

interface ValidateFlags {
  readonly format: Format
  readonly type: 'STANDARD' | 'EXPRESS'
  readonly silence?: readonly string[]
}

/** `stepwright validate`: what is wrong with ASL files. */
export function validateCommand(root: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  root
    .command('validate')
    .summary('check ASL files')
    .description(
      'Checks ASL definitions: fields, graph, expressions, variables, integrations and quotas. Findings go to standard output.\n' +
        'The exit code is 1 when there is an error; warnings alone leave it 0.',
    )
    .argument('<files...>', 'ASL files (JSON)')
    .addOption(formatOption())
    .addOption(
      new Option('--type <type>', 'the kind of state machine').choices(['STANDARD', 'EXPRESS']).default('STANDARD'),
    )
    .addOption(silenceOption())
    .addHelpText(
      'after',
      `
Examples:
  $ stepwright validate asl/Daily.asl.json
  $ stepwright validate asl/*.asl.json --format github
  $ stepwright validate asl/*.asl.json --format sarif > stepwright.sarif`,
    )
    .action(async (files: readonly string[], flags: ValidateFlags) =>
      finish(await validateFiles(files, flags, terminal)),
    )
}

async function validateFiles(
  files: readonly string[],
  { format, type, silence }: ValidateFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { cwd, out, err } = terminal
  const { silenced, diagnostics: unsilenceable } = readSilence(silence)
  if (unsilenceable.length > 0) {
    report(unsilenceable, terminal)
    return 1
  }
  const perFile = await Promise.all(files.map((file) => findingsIn(file, cwd, type)))
  const diagnostics = withoutSilenced(perFile.flat(), silenced)
  out.write(formats[format](diagnostics, sourcesFrom(cwd), paintFor(out)))
  if (diagnostics.length === 0) err.write(`${counted(files.length, 'file')} checked, nothing found.\n`)
  return hasError(diagnostics) ? 1 : 0
}

async function findingsIn(
  file: string,
  cwd: string,
  workflowType: ValidateFlags['type'],
): Promise<readonly Diagnostic[]> {
  try {
    return validateText(await readFile(resolve(cwd, file), 'utf8'), { file, workflowType })
  } catch (error) {
    return [unreadable(file, error)]
  }
}
