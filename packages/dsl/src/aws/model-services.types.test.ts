/* eslint-disable @typescript-eslint/no-unsafe-argument -- mistakes have no types */
// SageMaker and Bedrock, by their own clients. Checked by tsc, never run.
import type * as BedrockSdk from '@aws-sdk/client-bedrock'
import type * as BedrockRuntimeSdk from '@aws-sdk/client-bedrock-runtime'
import type * as SageMakerSdk from '@aws-sdk/client-sagemaker'
import type { TrainingJobStatus } from '@aws-sdk/client-sagemaker'
import { expectTypeOf } from 'vitest'
import { pipeline } from '../pipeline.ts'
import type { ArgsIn, ErrorsIn, ResultIn } from '../testing/resource-parts.ts'
import { sdk } from './sdk.ts'

const start = pipeline<{ bucket: string; name: string }>('p')

// ---- SageMaker
const sagemaker = sdk<typeof SageMakerSdk>('sagemaker')
expectTypeOf<keyof ArgsIn<typeof sagemaker.createTrainingJob>>().toEqualTypeOf<
  keyof SageMakerSdk.CreateTrainingJobCommandInput
>()
expectTypeOf<ResultIn<typeof sagemaker.createTrainingJob>>().toEqualTypeOf<{ TrainingJobArn?: string | undefined }>()
// A mock gives what is read, also where the API declares more of it as required.
expectTypeOf<{ ModelArtifacts: { S3ModelArtifacts: string } }>().toExtend<
  ResultIn<typeof sagemaker.createTrainingJob.sync>
>()
start
  .task('Train', sagemaker.createTrainingJob.sync, (run) => ({
    TrainingJobName: run.name,
    RoleArn: 'r',
    AlgorithmSpecification: { TrainingImage: 'i', TrainingInputMode: 'File' },
    HyperParameters: { max_depth: '5' },
    InputDataConfig: [
      {
        ChannelName: 'train',
        DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://${run.bucket}/train/` } },
      },
    ],
    OutputDataConfig: { S3OutputPath: `s3://${run.bucket}/models/` },
    ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  }))
  .retry('SageMaker.ResourceLimitExceededException', { interval: { minutes: 5 }, maxAttempts: 6, backoffRate: 1 })
  .output((job) => {
    expectTypeOf(job.TrainingJobStatus).toEqualTypeOf<TrainingJobStatus | undefined>()
    expectTypeOf(job.TrainingEndTime).toEqualTypeOf<string | undefined>()
    // The keys of a map stay as they are.
    expectTypeOf(job.HyperParameters).toEqualTypeOf<Record<string, string> | undefined>()
    return job.ModelArtifacts?.S3ModelArtifacts ?? ''
  })
  .task('Make a model', sagemaker.createModel, (artifacts) => ({
    ModelName: 'm',
    ExecutionRoleArn: 'r',
    PrimaryContainer: { Image: 'i', ModelDataUrl: artifacts },
  }))
  .task('Score all', sagemaker.createTransformJob.sync, () => ({
    TransformJobName: 't',
    ModelName: 'm',
    TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://b/in/' } } },
    TransformOutput: { S3OutputPath: 's3://b/out/' },
    TransformResources: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge' },
  }))
  .output((job) => job.TransformOutput?.S3OutputPath ?? '')
  .task('Look at it', sagemaker.createProcessingJob.sync, () => ({
    ProcessingJobName: 'p',
    RoleArn: 'r',
    AppSpecification: { ImageUri: 'i', ContainerArguments: ['--all'] },
    ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.t3.medium', VolumeSizeInGB: 10 } },
  }))
  .output((job) => job.ExitMessage ?? '')
  .succeed()
expectTypeOf<ResultIn<typeof sagemaker.createHyperParameterTuningJob.sync>>().toEqualTypeOf<
  ResultIn<typeof sagemaker.describeHyperParameterTuningJob>
>()
expectTypeOf<ResultIn<typeof sagemaker.createLabelingJob.sync>>().toEqualTypeOf<
  ResultIn<typeof sagemaker.describeLabelingJob>
>()
// The API calls them ResourceInUse and ResourceLimitExceeded.
expectTypeOf<'SageMaker.ResourceInUseException'>().toExtend<ErrorsIn<typeof sagemaker.createTrainingJob.sync>>()
expectTypeOf<'SageMaker.AmazonSageMakerException'>().toExtend<ErrorsIn<typeof sagemaker.createEndpoint>>()
expectTypeOf<'SageMaker.SageMakerException'>().toExtend<ErrorsIn<typeof sagemaker.describeTrainingJob>>()
expectTypeOf<string>().not.toExtend<ErrorsIn<typeof sagemaker.createTrainingJob>>()
// @ts-expect-error -- an endpoint is made, and not waited for
start.task('Serve', sagemaker.createEndpoint.sync, () => ({ EndpointName: 'e', EndpointConfigName: 'c' }))
start.task('Train', sagemaker.createTrainingJob.sync, () => ({
  TrainingJobName: 't',
  RoleArn: 'r',
  AlgorithmSpecification: { TrainingInputMode: 'File' },
  OutputDataConfig: { S3OutputPath: 's3://b/' },
  ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30 },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  // @ts-expect-error -- hyperparameters are texts
  HyperParameters: { max_depth: 5 },
}))

// ---- Bedrock: the body goes as JSON and comes parsed
const runtime = sdk<typeof BedrockRuntimeSdk>('bedrock-runtime')
expectTypeOf<keyof ArgsIn<typeof runtime.invokeModel>>().toEqualTypeOf<
  Capitalize<keyof BedrockRuntimeSdk.InvokeModelCommandInput>
>()
expectTypeOf<ResultIn<typeof runtime.invokeModel>['Body']>().toBeAny()
expectTypeOf<ResultIn<typeof runtime.invokeModel>['ContentType']>().toEqualTypeOf<string | undefined>()
start
  .task('Ask a model', runtime.invokeModel, (run) => ({
    ModelId: 'amazon.nova-lite-v1:0',
    Body: { messages: [{ role: 'user', content: [{ text: run.name }] }] },
  }))
  .retry(['Bedrock.ThrottlingException', 'Bedrock.ModelNotReadyException'], { maxAttempts: 5 })
  .output((answer): string => answer.ContentType ?? '')
start
  .task('Ask and wait', runtime.invokeModel.waitForTaskToken<{ score: number }>(), (_run, { context }) => ({
    ModelId: 'm',
    Body: { token: context.Task.Token },
  }))
  .pass('Score', ({ score }) => score + 1)
expectTypeOf<'BedrockRuntime.ThrottlingException'>().toExtend<ErrorsIn<typeof runtime.converse>>()
// @ts-expect-error -- the model is named by ModelId
start.task('Ask a model', runtime.invokeModel, () => ({ Model: 'm', Body: {} }))
// @ts-expect-error -- an answer comes at once
start.task('Ask a model', runtime.invokeModel.sync, () => ({ ModelId: 'm', Body: {} }))

const bedrock = sdk<typeof BedrockSdk>('bedrock')
start
  .task('Tune', bedrock.createModelCustomizationJob.sync, (run) => ({
    JobName: run.name,
    CustomModelName: 'm',
    RoleArn: 'r',
    BaseModelIdentifier: 'b',
    TrainingDataConfig: { S3Uri: `s3://${run.bucket}/train.jsonl` },
    OutputDataConfig: { S3Uri: `s3://${run.bucket}/tuned/` },
  }))
  .catch('Bedrock.ServiceQuotaExceededException', (failed) => failed.fail('NoRoom'))
  .output((job) => {
    expectTypeOf(job.Status).toEqualTypeOf<BedrockSdk.ModelCustomizationJobStatus | undefined>()
    expectTypeOf(job.EndTime).toEqualTypeOf<string | undefined>()
    return job.OutputModelArn ?? ''
  })
  .succeed()
expectTypeOf<keyof ResultIn<typeof bedrock.createModelCustomizationJob>>().toEqualTypeOf<'JobArn'>()
// @ts-expect-error -- the output goes to a folder in S3, an object
start.task('Tune', bedrock.createModelCustomizationJob, () => ({ JobName: 'j', OutputDataConfig: 's3://b/' }))
