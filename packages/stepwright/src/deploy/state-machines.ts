/** What deployment needs of Step Functions: three calls, in plain values. The SDK stands behind it, or a test. */
export interface StateMachines {
  /** The state machine of that ARN, null when there is none. */
  describe(arn: string): Promise<DeployedMachine | null>
  /** Creates it; `exists` when another of that name is there already. */
  create(machine: NewMachine): Promise<{ readonly arn: string } | 'exists'>
  update(arn: string, change: { readonly definition: string; readonly roleArn: string }): Promise<void>
}

export interface DeployedMachine {
  readonly arn: string
  readonly definition: string
  readonly roleArn: string
  readonly type: string
  readonly isDeleting: boolean
}

export interface NewMachine {
  readonly name: string
  readonly definition: string
  readonly roleArn: string
  readonly type: WorkflowType
}

export type WorkflowType = 'STANDARD' | 'EXPRESS'
