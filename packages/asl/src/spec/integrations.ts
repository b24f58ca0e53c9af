/** How a task may be called besides request and response. */
export type IntegrationPattern = 'sync' | 'sync:2' | 'waitForTaskToken'

/** One action of an optimized integration. */
export interface OptimizedAction {
  readonly patterns: readonly IntegrationPattern[]
  /** Members that `Parameters` or `Arguments` must have. */
  readonly required: readonly string[]
  /** All members known to be taken; empty when they are the API's own and too many to list. */
  readonly known: readonly string[]
}

const action = (
  patterns: readonly IntegrationPattern[] = [],
  required: readonly string[] = [],
  known: readonly string[] = [],
): OptimizedAction => ({ patterns, required, known: [...required, ...known] })

const callback: readonly IntegrationPattern[] = ['waitForTaskToken']
const job: readonly IntegrationPattern[] = ['sync']

const actions = (entries: Readonly<Record<string, OptimizedAction>>): ReadonlyMap<string, OptimizedAction> =>
  new Map(Object.entries(entries))

/**
 * The optimized integrations: `arn:aws:states:::<service>:<action>[.<pattern>]`. Anything else an AWS API does is reached by
 * `aws-sdk:<service>:<action>`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export const optimizedIntegrations: ReadonlyMap<string, ReadonlyMap<string, OptimizedAction>> = new Map(
  Object.entries({
    apigateway: actions({ invoke: action(callback, ['ApiEndpoint', 'Method']) }),
    athena: actions({
      startQueryExecution: action(job, ['QueryString']),
      stopQueryExecution: action([], ['QueryExecutionId']),
      getQueryExecution: action([], ['QueryExecutionId']),
      getQueryResults: action([], ['QueryExecutionId'], ['MaxResults', 'NextToken', 'QueryResultType']),
    }),
    // The page on Batch lists no callback, an emulator does: not told to be wrong.
    batch: actions({ submitJob: action(['sync', 'waitForTaskToken'], ['JobName', 'JobQueue', 'JobDefinition']) }),
    bedrock: actions({ invokeModel: action(callback, ['ModelId']), createModelCustomizationJob: action(job) }),
    bedrockagentcore: actions({ invokeHarness: action() }),
    codebuild: actions({
      startBuild: action(job, ['ProjectName']),
      stopBuild: action([], ['Id']),
      batchDeleteBuilds: action(),
      batchGetReports: action(),
      startBuildBatch: action(job, ['ProjectName']),
      stopBuildBatch: action(),
      retryBuildBatch: action(job),
      deleteBuildBatch: action(),
    }),
    databrew: actions({ startJobRun: action(job, ['Name']) }),
    dynamodb: actions({
      getItem: action([], ['TableName', 'Key']),
      putItem: action([], ['TableName', 'Item']),
      updateItem: action([], ['TableName', 'Key']),
      deleteItem: action([], ['TableName', 'Key']),
    }),
    ecs: actions({ runTask: action(['sync', 'waitForTaskToken'], ['TaskDefinition']) }),
    eks: actions({
      call: action(callback),
      runJob: action(job),
      createCluster: action(job),
      deleteCluster: action(job),
      createFargateProfile: action(job),
      deleteFargateProfile: action(job),
      createNodegroup: action(job),
      deleteNodegroup: action(job),
    }),
    elasticmapreduce: actions({
      createCluster: action(job),
      terminateCluster: action(job, ['ClusterId']),
      addStep: action(job, ['ClusterId', 'Step']),
      cancelStep: action([], ['ClusterId', 'StepId']),
      setClusterTerminationProtection: action([], ['ClusterId', 'TerminationProtected']),
      modifyInstanceFleetByName: action([], ['ClusterId', 'InstanceFleetName', 'InstanceFleet']),
      modifyInstanceGroupByName: action([], ['ClusterId', 'InstanceGroupName', 'InstanceGroup']),
    }),
    'emr-containers': actions({
      createVirtualCluster: action(),
      deleteVirtualCluster: action(job),
      startJobRun: action(job),
    }),
    'emr-serverless': actions({
      createApplication: action(job),
      startApplication: action(job, ['ApplicationId']),
      stopApplication: action(job, ['ApplicationId']),
      deleteApplication: action(job, ['ApplicationId']),
      startJobRun: action(job, ['ApplicationId', 'ExecutionRoleArn']),
      cancelJobRun: action(job, ['ApplicationId', 'JobRunId']),
    }),
    events: actions({ putEvents: action(callback, ['Entries']) }),
    glue: actions({ startJobRun: action(job, ['JobName']) }),
    http: actions({ invoke: action([], ['ApiEndpoint', 'Method']) }),
    lambda: actions({
      invoke: action(
        callback,
        ['FunctionName'],
        ['Payload', 'InvocationType', 'Qualifier', 'ClientContext', 'LogType'],
      ),
    }),
    mediaconvert: actions({ createJob: action(job) }),
    sagemaker: actions({
      createEndpoint: action([], ['EndpointName', 'EndpointConfigName']),
      createEndpointConfig: action([], ['EndpointConfigName']),
      createHyperParameterTuningJob: action(job),
      createLabelingJob: action(job),
      createModel: action([], ['ModelName']),
      createProcessingJob: action(job),
      createTrainingJob: action(job),
      createTransformJob: action(job),
      updateEndpoint: action([], ['EndpointName', 'EndpointConfigName']),
    }),
    sns: actions({
      publish: action(
        callback,
        [],
        [
          'TopicArn',
          'TargetArn',
          'PhoneNumber',
          'Message',
          'Subject',
          'MessageAttributes',
          'MessageStructure',
          'MessageDeduplicationId',
          'MessageGroupId',
        ],
      ),
    }),
    sqs: actions({
      sendMessage: action(
        callback,
        ['QueueUrl', 'MessageBody'],
        ['DelaySeconds', 'MessageAttributes', 'MessageDeduplicationId', 'MessageGroupId', 'MessageSystemAttributes'],
      ),
    }),
    states: actions({
      startExecution: action(
        ['sync', 'sync:2', 'waitForTaskToken'],
        ['StateMachineArn'],
        ['Input', 'Name', 'TraceHeader'],
      ),
    }),
  }),
)

/** The data that a distributed Map may read or write, by the ARN's service and action. */
export const itemReaderResources: readonly string[] = ['s3:getObject', 's3:listObjectsV2']
export const resultWriterResources: readonly string[] = ['s3:putObject']
