import type { NoMembers } from './no-members.ts'
import type { Resource } from './resource.ts'
import type { MethodArgs, MethodResult } from './sdk-method.ts'
import type { ErrorsOf } from './service-errors.ts'

/**
 * What Step Functions calls otherwise than EMR's API does, in the shapes of the API.
 *
 * @typeParam Given - what `sdk<…>` was given
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 */
export interface EmrActions<Client, Given> {
  /** `RunJobFlow` without steps. It waits until the cluster takes steps. */
  readonly createCluster: Job<
    Omit<ArgsOf<Client, 'runJobFlow'>, 'Steps'>,
    Cluster,
    Cluster,
    Raised<Given, 'createCluster'>
  >
  /** It waits until the cluster is gone. */
  readonly terminateCluster: Job<ClusterRef, NoMembers, NoMembers, Raised<Given, 'terminateCluster'>>
  /** One step of `AddJobFlowSteps`. It waits until the step is done. */
  readonly addStep: Job<
    ClusterRef & {
      readonly Step: Item<Member<ArgsOf<Client, 'addJobFlowSteps'>, 'Steps'>>
      readonly ExecutionRoleArn?: string
    },
    { readonly StepId: string },
    ResultOf<Client, 'describeStep'>,
    Raised<Given, 'addStep'>
  >
  readonly cancelStep: Resource<
    ClusterRef & { readonly StepId: string },
    { readonly CancelStepsInfo: Item<Member<ResultOf<Client, 'cancelSteps'>, 'CancelStepsInfoList'>> },
    unknown,
    Raised<Given, 'cancelStep'>
  >
  readonly setClusterTerminationProtection: Resource<
    ClusterRef & { readonly TerminationProtected: boolean },
    NoMembers,
    unknown,
    Raised<Given, 'setClusterTerminationProtection'>
  >
  readonly modifyInstanceFleetByName: Resource<
    ClusterRef & {
      readonly InstanceFleetName: string
      readonly InstanceFleet: Omit<Member<ArgsOf<Client, 'modifyInstanceFleet'>, 'InstanceFleet'>, 'InstanceFleetId'>
    },
    NoMembers,
    unknown,
    Raised<Given, 'modifyInstanceFleetByName'>
  >
  readonly modifyInstanceGroupByName: Resource<
    ClusterRef & {
      readonly InstanceGroupName: string
      readonly InstanceGroup: Omit<
        Item<Member<ArgsOf<Client, 'modifyInstanceGroups'>, 'InstanceGroups'>>,
        'InstanceGroupId'
      >
    },
    NoMembers,
    unknown,
    Raised<Given, 'modifyInstanceGroupByName'>
  >
}

type Raised<Given, Action> = ErrorsOf<Given, Action, 'call'>

/** There is no `.waitForTaskToken`: EMR's API has no such actions. */
interface Job<Args, Started, Finished, Errors extends string> extends Resource<Args, Started, unknown, Errors> {
  /** Waits until it is done. */
  readonly sync: Resource<Args, Finished, unknown, Errors>
}

interface ClusterRef {
  readonly ClusterId: string
}

interface Cluster {
  readonly ClusterId: string
  readonly ClusterArn?: string
}

type ArgsOf<Client, Method extends string> = Client extends { readonly [Key in Method]: infer Call }
  ? MethodArgs<Call>
  : never

type ResultOf<Client, Method extends string> = Client extends { readonly [Key in Method]: infer Call }
  ? MethodResult<Call>
  : never

type Member<Holder, Key extends string> = Holder extends { readonly [Name in Key]?: infer Value }
  ? NonNullable<Value>
  : never

type Item<List> = List extends readonly (infer One)[] ? One : never
