import type { SFNClient } from '@aws-sdk/client-sfn'
import type { StateMachines } from './state-machines.ts'

/** Where and as whom to call AWS. What is left out, the SDK finds in the environment and the profile. */
export interface Connection {
  readonly region: string | undefined
  readonly endpointUrl: string | undefined
}

/** Step Functions through the SDK, and the region that the SDK settled on. The SDK is loaded when it is first needed. */
export async function connect({ region, endpointUrl }: Connection): Promise<{
  readonly machines: StateMachines
  readonly region: string
}> {
  const sdk = await import('@aws-sdk/client-sfn')
  const client = new sdk.SFNClient({
    ...(region !== undefined && { region }),
    ...(endpointUrl !== undefined && { endpoint: endpointUrl, disableHostPrefix: true }),
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
  })
  return { machines: stateMachinesOf(client, sdk), region: await client.config.region() }
}

function stateMachinesOf(client: SFNClient, sdk: typeof import('@aws-sdk/client-sfn')): StateMachines {
  return {
    describe: async (arn) => {
      try {
        const found = await client.send(new sdk.DescribeStateMachineCommand({ stateMachineArn: arn }))
        return {
          arn: found.stateMachineArn ?? arn,
          definition: found.definition ?? '',
          roleArn: found.roleArn ?? '',
          type: found.type ?? 'STANDARD',
          isDeleting: found.status === 'DELETING',
        }
      } catch (error) {
        if (nameOf(error) === 'StateMachineDoesNotExist') return null
        throw error
      }
    },
    create: async (machine) => {
      try {
        const { stateMachineArn } = await client.send(new sdk.CreateStateMachineCommand(machine))
        return { arn: stateMachineArn ?? '' }
      } catch (error) {
        if (nameOf(error) === 'StateMachineAlreadyExists') return 'exists'
        throw error
      }
    },
    update: async (arn, change) => {
      await client.send(new sdk.UpdateStateMachineCommand({ stateMachineArn: arn, ...change }))
    },
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}
