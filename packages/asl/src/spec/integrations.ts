/** How a task may be called besides request and response. */
export type IntegrationPattern = 'sync' | 'sync:2' | 'waitForTaskToken'

/** One action of an optimized integration. */
export interface OptimizedAction {
  readonly patterns: readonly IntegrationPattern[]
  /** Members that `Parameters` or `Arguments` must have, where the API's model does not tell it. */
  readonly required: readonly string[]
}

const action = (patterns: readonly IntegrationPattern[] = [], required: readonly string[] = []): OptimizedAction => ({
  patterns,
  required,
})

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
      startQueryExecution: action(job),
      // To the model it is a token that an SDK makes up when it is not given.
      stopQueryExecution: action([], ['QueryExecutionId']),
      getQueryExecution: action(),
      getQueryResults: action(),
    }),
    // The page on Batch lists no callback, an emulator does: not told to be wrong.
    batch: actions({ submitJob: action(['sync', 'waitForTaskToken']) }),
    bedrock: actions({ invokeModel: action(callback), createModelCustomizationJob: action(job) }),
    bedrockagentcore: actions({ invokeHarness: action() }),
    codebuild: actions({
      startBuild: action(job),
      stopBuild: action(),
      batchDeleteBuilds: action(),
      batchGetReports: action(),
      startBuildBatch: action(job),
      stopBuildBatch: action(),
      retryBuildBatch: action(job),
      deleteBuildBatch: action(),
    }),
    databrew: actions({ startJobRun: action(job) }),
    dynamodb: actions({
      getItem: action(),
      putItem: action(),
      updateItem: action(),
      deleteItem: action(),
    }),
    ecs: actions({ runTask: action(['sync', 'waitForTaskToken']) }),
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
      startApplication: action(job),
      stopApplication: action(job),
      deleteApplication: action(job),
      startJobRun: action(job),
      cancelJobRun: action(job),
    }),
    events: actions({ putEvents: action(callback) }),
    glue: actions({ startJobRun: action(job) }),
    http: actions({ invoke: action([], ['ApiEndpoint', 'Method']) }),
    lambda: actions({
      invoke: action(callback),
    }),
    mediaconvert: actions({ createJob: action(job) }),
    sagemaker: actions({
      createEndpoint: action(),
      createEndpointConfig: action(),
      createHyperParameterTuningJob: action(job),
      createLabelingJob: action(job),
      createModel: action(),
      createProcessingJob: action(job),
      createTrainingJob: action(job),
      createTransformJob: action(job),
      updateEndpoint: action(),
    }),
    sns: actions({
      publish: action(callback),
    }),
    sqs: actions({
      sendMessage: action(callback),
    }),
    states: actions({
      startExecution: action(['sync', 'sync:2', 'waitForTaskToken']),
    }),
  }),
)

/** The data that a distributed Map may read or write, by the ARN's service and action. */
export const itemReaderResources: readonly string[] = ['s3:getObject', 's3:listObjectsV2']
export const resultWriterResources: readonly string[] = ['s3:putObject']
