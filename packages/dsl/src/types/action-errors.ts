// Made by scripts/action-errors.ts from AWS's own models, and not edited by hand: a test in docs/ holds it against them.

/** The errors that the API declares for each action of the optimized integrations, by the names of the services in their client packages. */
export interface ActionErrors {
  readonly Athena: {
    readonly startQueryExecution: 'InternalServerException' | 'InvalidRequestException' | 'TooManyRequestsException'
    readonly stopQueryExecution: 'InternalServerException' | 'InvalidRequestException'
    readonly getQueryExecution: 'InternalServerException' | 'InvalidRequestException'
    readonly getQueryResults: 'InternalServerException' | 'InvalidRequestException' | 'TooManyRequestsException'
  }
  readonly Batch: {
    readonly submitJob: 'ClientException' | 'ServerException'
  }
  readonly Bedrock: {
    readonly createModelCustomizationJob:
      | 'AccessDeniedException'
      | 'ConflictException'
      | 'InternalServerException'
      | 'ResourceNotFoundException'
      | 'ServiceQuotaExceededException'
      | 'ThrottlingException'
      | 'TooManyTagsException'
      | 'ValidationException'
  }
  readonly BedrockRuntime: {
    readonly invokeModel:
      | 'AccessDeniedException'
      | 'InternalServerException'
      | 'ModelErrorException'
      | 'ModelNotReadyException'
      | 'ModelTimeoutException'
      | 'ResourceNotFoundException'
      | 'ServiceQuotaExceededException'
      | 'ServiceUnavailableException'
      | 'ThrottlingException'
      | 'ValidationException'
  }
  readonly CodeBuild: {
    readonly startBuild: 'AccountLimitExceededException' | 'InvalidInputException' | 'ResourceNotFoundException'
    readonly stopBuild: 'InvalidInputException' | 'ResourceNotFoundException'
    readonly batchDeleteBuilds: 'InvalidInputException'
    readonly batchGetReports: 'InvalidInputException'
    readonly startBuildBatch: 'InvalidInputException' | 'ResourceNotFoundException'
    readonly stopBuildBatch: 'InvalidInputException' | 'ResourceNotFoundException'
    readonly retryBuildBatch: 'InvalidInputException' | 'ResourceNotFoundException'
    readonly deleteBuildBatch: 'InvalidInputException'
  }
  readonly DataBrew: {
    readonly startJobRun:
      'ConflictException' | 'ResourceNotFoundException' | 'ServiceQuotaExceededException' | 'ValidationException'
  }
  readonly DynamoDB: {
    readonly getItem:
      | 'InternalServerErrorException'
      | 'ProvisionedThroughputExceededException'
      | 'RequestLimitExceededException'
      | 'ResourceNotFoundException'
      | 'ThrottlingException'
    readonly putItem:
      | 'ConditionalCheckFailedException'
      | 'InternalServerErrorException'
      | 'ItemCollectionSizeLimitExceededException'
      | 'ProvisionedThroughputExceededException'
      | 'ReplicatedWriteConflictException'
      | 'RequestLimitExceededException'
      | 'ResourceNotFoundException'
      | 'ThrottlingException'
      | 'TransactionConflictException'
    readonly updateItem:
      | 'ConditionalCheckFailedException'
      | 'InternalServerErrorException'
      | 'ItemCollectionSizeLimitExceededException'
      | 'ProvisionedThroughputExceededException'
      | 'ReplicatedWriteConflictException'
      | 'RequestLimitExceededException'
      | 'ResourceNotFoundException'
      | 'ThrottlingException'
      | 'TransactionConflictException'
    readonly deleteItem:
      | 'ConditionalCheckFailedException'
      | 'InternalServerErrorException'
      | 'ItemCollectionSizeLimitExceededException'
      | 'ProvisionedThroughputExceededException'
      | 'ReplicatedWriteConflictException'
      | 'RequestLimitExceededException'
      | 'ResourceNotFoundException'
      | 'ThrottlingException'
      | 'TransactionConflictException'
  }
  readonly ECS: {
    readonly runTask:
      | 'AccessDeniedException'
      | 'BlockedException'
      | 'ClientException'
      | 'ClusterNotFoundException'
      | 'ConflictException'
      | 'InvalidParameterException'
      | 'PlatformTaskDefinitionIncompatibilityException'
      | 'PlatformUnknownException'
      | 'ServerException'
      | 'UnsupportedFeatureException'
  }
  readonly EKS: {
    readonly createCluster:
      | 'ClientException'
      | 'InvalidParameterException'
      | 'ResourceInUseException'
      | 'ResourceLimitExceededException'
      | 'ServerException'
      | 'ServiceUnavailableException'
      | 'UnsupportedAvailabilityZoneException'
    readonly deleteCluster:
      | 'ClientException'
      | 'InvalidRequestException'
      | 'ResourceInUseException'
      | 'ResourceNotFoundException'
      | 'ServerException'
      | 'ServiceUnavailableException'
    readonly createFargateProfile:
      | 'ClientException'
      | 'InvalidParameterException'
      | 'InvalidRequestException'
      | 'ResourceLimitExceededException'
      | 'ServerException'
      | 'UnsupportedAvailabilityZoneException'
    readonly deleteFargateProfile:
      'ClientException' | 'InvalidParameterException' | 'ResourceNotFoundException' | 'ServerException'
    readonly createNodegroup:
      | 'ClientException'
      | 'InvalidParameterException'
      | 'InvalidRequestException'
      | 'ResourceInUseException'
      | 'ResourceLimitExceededException'
      | 'ServerException'
      | 'ServiceUnavailableException'
    readonly deleteNodegroup:
      | 'ClientException'
      | 'InvalidParameterException'
      | 'ResourceInUseException'
      | 'ResourceNotFoundException'
      | 'ServerException'
      | 'ServiceUnavailableException'
  }
  readonly EMR: {
    readonly createCluster: 'InternalServerErrorException'
    readonly terminateCluster: 'InternalServerErrorException'
    readonly addStep: 'InternalServerErrorException'
    readonly cancelStep: 'InternalServerErrorException' | 'InvalidRequestException'
    readonly setClusterTerminationProtection: 'InternalServerErrorException'
    readonly modifyInstanceFleetByName: 'InternalServerException' | 'InvalidRequestException'
    readonly modifyInstanceGroupByName: 'InternalServerErrorException'
  }
  readonly EMRContainers: {
    readonly createVirtualCluster:
      'EKSRequestThrottledException' | 'InternalServerException' | 'ResourceNotFoundException' | 'ValidationException'
    readonly deleteVirtualCluster: 'InternalServerException' | 'ValidationException'
    readonly startJobRun: 'InternalServerException' | 'ResourceNotFoundException' | 'ValidationException'
  }
  readonly EMRServerless: {
    readonly createApplication:
      'ConflictException' | 'InternalServerException' | 'ResourceNotFoundException' | 'ValidationException'
    readonly startApplication:
      'InternalServerException' | 'ResourceNotFoundException' | 'ServiceQuotaExceededException' | 'ValidationException'
    readonly stopApplication: 'InternalServerException' | 'ResourceNotFoundException' | 'ValidationException'
    readonly deleteApplication: 'InternalServerException' | 'ResourceNotFoundException' | 'ValidationException'
    readonly startJobRun:
      'ConflictException' | 'InternalServerException' | 'ResourceNotFoundException' | 'ValidationException'
    readonly cancelJobRun: 'InternalServerException' | 'ResourceNotFoundException' | 'ValidationException'
  }
  readonly EventBridge: {
    readonly putEvents: 'InternalException'
  }
  readonly Glue: {
    readonly startJobRun:
      | 'ConcurrentRunsExceededException'
      | 'EntityNotFoundException'
      | 'InternalServiceException'
      | 'InvalidInputException'
      | 'OperationTimeoutException'
      | 'ResourceNumberLimitExceededException'
  }
  readonly MediaConvert: {
    readonly createJob:
      | 'BadRequestException'
      | 'ConflictException'
      | 'ForbiddenException'
      | 'InternalServerErrorException'
      | 'NotFoundException'
      | 'ServiceQuotaExceededException'
      | 'TooManyRequestsException'
  }
  readonly SFN: {
    readonly startExecution:
      | 'ExecutionAlreadyExistsException'
      | 'ExecutionLimitExceededException'
      | 'InvalidArnException'
      | 'InvalidExecutionInputException'
      | 'InvalidNameException'
      | 'KmsAccessDeniedException'
      | 'KmsInvalidStateException'
      | 'KmsThrottlingException'
      | 'StateMachineDeletingException'
      | 'StateMachineDoesNotExistException'
      | 'ValidationException'
  }
  readonly SNS: {
    readonly publish:
      | 'AuthorizationErrorException'
      | 'EndpointDisabledException'
      | 'InternalErrorException'
      | 'InvalidParameterException'
      | 'InvalidParameterValueException'
      | 'InvalidSecurityException'
      | 'KMSAccessDeniedException'
      | 'KMSDisabledException'
      | 'KMSInvalidStateException'
      | 'KMSNotFoundException'
      | 'KMSOptInRequiredException'
      | 'KMSThrottlingException'
      | 'NotFoundException'
      | 'PlatformApplicationDisabledException'
      | 'ValidationException'
  }
  readonly SQS: {
    readonly sendMessage:
      | 'InvalidAddressException'
      | 'InvalidMessageContentsException'
      | 'InvalidSecurityException'
      | 'KmsAccessDeniedException'
      | 'KmsDisabledException'
      | 'KmsInvalidKeyUsageException'
      | 'KmsInvalidStateException'
      | 'KmsNotFoundException'
      | 'KmsOptInRequiredException'
      | 'KmsThrottledException'
      | 'QueueDoesNotExistException'
      | 'RequestThrottledException'
      | 'UnsupportedOperationException'
  }
  readonly SageMaker: {
    readonly createEndpoint: 'ResourceLimitExceededException'
    readonly createEndpointConfig: 'ResourceLimitExceededException'
    readonly createHyperParameterTuningJob: 'ResourceInUseException' | 'ResourceLimitExceededException'
    readonly createLabelingJob: 'ResourceInUseException' | 'ResourceLimitExceededException'
    readonly createModel: 'ResourceLimitExceededException'
    readonly createProcessingJob:
      'ResourceInUseException' | 'ResourceLimitExceededException' | 'ResourceNotFoundException'
    readonly createTrainingJob:
      'ResourceInUseException' | 'ResourceLimitExceededException' | 'ResourceNotFoundException'
    readonly createTransformJob:
      'ResourceInUseException' | 'ResourceLimitExceededException' | 'ResourceNotFoundException'
    readonly updateEndpoint: 'ResourceLimitExceededException'
  }
}
