/**
 * How the errors of a service are named, where the optimized integration and the SDK integration differ: `DynamoDB.…` and `DynamoDb.…`.
 * Keys are the services' names in their client packages. `optimized` is the optimized integration's prefix, `null` where no documentation
 * and no recording tells it; `others` are errors that it raises and that the client does not declare; `callback` tells whether it has
 * `.waitForTaskToken`.
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
  SFN: { optimized: 'StepFunctions', actions: ['startExecution'], callback: true, others: [] },
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
  BedrockRuntime: { optimized: null, actions: ['invokeModel'], callback: true, others: [] },
  DataBrew: { optimized: null, actions: ['startJobRun'], callback: false, others: [] },
  EMRContainers: {
    optimized: null,
    actions: ['createVirtualCluster', 'deleteVirtualCluster', 'startJobRun'],
    callback: false,
    others: [],
  },
  EMRServerless: {
    optimized: null,
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
