/**
 * How the errors of a service's optimized integration are named, where that is not how the SDK integration names them: `DynamoDB.…` and
 * `DynamoDb.…`. Keys are the services' names in their client packages. `optimized` is the prefix; `others` are errors that the integration
 * raises and that the client does not declare, such as the general one for what the API has no name for (optimized integrations have the
 * names of the SDK for Java 1, SDK integrations those of version 2); `callback` tells whether it has `.waitForTaskToken`.
 *
 * No page of AWS lists these names. Prefixes and general errors are from recordings, and from state machines in use that catch them; of
 * EMR Serverless and EMR on EKS there is one and none, and the prefix is the service's name as everywhere else.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export const errorPrefixes = {
  DynamoDB: {
    optimized: 'DynamoDB',
    actions: ['getItem', 'putItem', 'updateItem', 'deleteItem'],
    callback: false,
    others: ['DynamoDB.AmazonDynamoDBException'],
  },
  SNS: { optimized: 'SNS', actions: ['publish'], callback: true, others: ['SNS.AmazonSNSException'] },
  SQS: { optimized: 'SQS', actions: ['sendMessage'], callback: true, others: ['SQS.AmazonSQSException'] },
  ECS: {
    optimized: 'ECS',
    actions: ['runTask'],
    callback: true,
    others: ['ECS.AmazonECSException', 'AmazonECS.Unknown'],
  },
  EKS: {
    optimized: 'EKS',
    actions: [
      'createCluster',
      'deleteCluster',
      'createFargateProfile',
      'deleteFargateProfile',
      'createNodegroup',
      'deleteNodegroup',
    ],
    callback: false,
    others: [],
  },
  SFN: {
    optimized: 'StepFunctions',
    actions: ['startExecution'],
    callback: true,
    others: ['StepFunctions.AWSStepFunctionsException'],
  },
  EventBridge: {
    optimized: 'EventBridge',
    actions: ['putEvents'],
    callback: true,
    others: ['EventBridge.FailedEntry'],
  },
  SageMaker: {
    optimized: 'SageMaker',
    actions: [
      'createEndpoint',
      'createEndpointConfig',
      'createHyperParameterTuningJob',
      'createLabelingJob',
      'createModel',
      'createProcessingJob',
      'createTrainingJob',
      'createTransformJob',
      'updateEndpoint',
    ],
    callback: false,
    others: ['SageMaker.AmazonSageMakerException'],
  },
  Glue: { optimized: 'Glue', actions: ['startJobRun'], callback: false, others: ['Glue.AWSGlueException'] },
  Athena: {
    optimized: 'Athena',
    actions: ['startQueryExecution', 'stopQueryExecution', 'getQueryExecution', 'getQueryResults'],
    callback: false,
    others: ['Athena.AmazonAthenaException'],
  },
  Batch: { optimized: 'Batch', actions: ['submitJob'], callback: false, others: ['Batch.AWSBatchException'] },
  CodeBuild: {
    optimized: 'CodeBuild',
    actions: [
      'startBuild',
      'stopBuild',
      'batchDeleteBuilds',
      'batchGetReports',
      'startBuildBatch',
      'stopBuildBatch',
      'retryBuildBatch',
      'deleteBuildBatch',
    ],
    callback: false,
    others: ['CodeBuild.AWSCodeBuildException'],
  },
  Bedrock: { optimized: 'Bedrock', actions: ['createModelCustomizationJob'], callback: false, others: [] },
  BedrockRuntime: { optimized: 'Bedrock', actions: ['invokeModel'], callback: true, others: [] },
  DataBrew: {
    optimized: 'DataBrew',
    actions: ['startJobRun'],
    callback: false,
    others: ['DataBrew.AWSGlueDataBrewException'],
  },
  MediaConvert: { optimized: 'MediaConvert', actions: ['createJob'], callback: false, others: [] },
  EMR: {
    optimized: 'EMR',
    actions: [
      'createCluster',
      'terminateCluster',
      'addStep',
      'cancelStep',
      'setClusterTerminationProtection',
      'modifyInstanceFleetByName',
      'modifyInstanceGroupByName',
    ],
    callback: false,
    others: ['EMR.AmazonElasticMapReduceException'],
  },
  EMRContainers: {
    optimized: 'EMRContainers',
    actions: ['createVirtualCluster', 'deleteVirtualCluster', 'startJobRun'],
    callback: false,
    others: [],
  },
  EMRServerless: {
    optimized: 'EMRServerless',
    actions: [
      'createApplication',
      'startApplication',
      'stopApplication',
      'deleteApplication',
      'startJobRun',
      'cancelJobRun',
    ],
    callback: false,
    others: [],
  },
} as const
