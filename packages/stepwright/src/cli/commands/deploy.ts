import { Option, type Command } from 'commander'
import { validate, type Diagnostic } from '@stepwright/asl'
import { deployMachine } from '../../deploy/deploy-machine.ts'
import { sdkProblem } from '../../deploy/deploy-problems.ts'
import { connect } from '../../deploy/sdk-state-machines.ts'
import type { WorkflowType } from '../../deploy/state-machines.ts'
import type { ExitCode } from '../exit-code.ts'
import { fillParams, readParams } from '../params.ts'
import { progressOn } from '../progress.ts'
import { readDefinition } from '../read-definition.ts'
import { hasError, report } from '../report/report.ts'
import { readSilence, silenceOption, withoutSilenced } from '../silence.ts'
import { paintFor, type Terminal } from '../terminal.ts'
import { repeated } from './repeated.ts'

interface DeployFlags {
  readonly roleArn: string
  readonly name?: string
  readonly param?: readonly string[]
  readonly silence?: readonly string[]
  readonly type: WorkflowType
  readonly region?: string
  readonly endpointUrl?: string
}

/** `stepwright deploy`: a state machine on AWS. */
export function deployCommand(root: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  root
    .command('deploy')
    .summary('create or update the state machine on AWS')
    .description(
      'Compiles a pipeline, fills in its parameters, and creates or updates the state machine. Prints its ARN.\n' +
        'A state machine that is already as wanted is left alone.',
    )
    .argument('<definition>', 'a file that exports a pipeline (file#name for one of several), or an ASL file (.json)')
    .requiredOption('-r, --role-arn <arn>', 'the role that executions run as')
    .option('-n, --name <name>', "the state machine's name (default: the pipeline's)")
    .option('-p, --param <Name=value>', 'the value of a parameter; can be repeated', repeated)
    .addOption(
      new Option('--type <type>', 'the kind of state machine').choices(['STANDARD', 'EXPRESS']).default('STANDARD'),
    )
    .option('--region <region>', 'the AWS region (default: from the environment or the profile)')
    .option('--endpoint-url <url>', 'another endpoint, such as a local emulator')
    .addOption(silenceOption())
    .addHelpText(
      'after',
      `
Examples:
  $ stepwright deploy src/daily.pipeline.ts --role-arn arn:aws:iam::123456789012:role/StepFunctions -p Bucket=raw
  $ stepwright deploy src/daily.pipeline.ts -r arn:aws:iam::123456789012:role/sfn --endpoint-url http://localhost:5000`,
    )
    .action(async (definition: string, flags: DeployFlags) => finish(await deploy(definition, flags, terminal)))
}

async function deploy(reference: string, flags: DeployFlags, terminal: Terminal): Promise<ExitCode> {
  const { env, out, err } = terminal
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
  const { definition, usersOf } = found.read
  const warnings = withoutSilenced(found.read.diagnostics, silence.silenced)
  const params = readParams(flags.param)
  const filled = fillParams(definition, params.values, usersOf)
  const wrong = [...params.diagnostics, ...filled.diagnostics]
  if (hasError(wrong)) return failed(wrong)
  // What a parameter was filled in with is checked too: an ARN, a number.
  const checked = validate(filled.definition, { workflowType: flags.type })
  if (hasError(checked)) return failed(checked)

  const name = flags.name ?? found.read.name
  progress.say(`Deploying ${name}`)
  try {
    const { machines, region } = await connect({
      region: [flags.region, env['AWS_REGION'], env['AWS_DEFAULT_REGION']].find((region) => region),
      endpointUrl: flags.endpointUrl,
    })
    const deployed = await deployMachine(
      { name, definition: filled.definition, roleArn: flags.roleArn, type: flags.type, region },
      machines,
    )
    if (!deployed.ok) return failed(deployed.diagnostics)
    progress.done()
    report(warnings, terminal)
    err.write(`${paintFor(err).green('✓')} ${name}: ${deployed.action}\n`)
    out.write(`${deployed.arn}\n`)
    return 0
  } catch (error) {
    return failed([sdkProblem(error, flags.endpointUrl ?? 'AWS Step Functions')])
  }
}
