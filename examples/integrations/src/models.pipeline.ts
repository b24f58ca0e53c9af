import type * as BedrockSdk from '@aws-sdk/client-bedrock'
import type * as BedrockRuntimeSdk from '@aws-sdk/client-bedrock-runtime'
import type * as SageMakerSdk from '@aws-sdk/client-sagemaker'
import { param, pipeline, transient } from 'stepwright'
import { sdk } from 'stepwright/aws'

const bedrock = sdk<typeof BedrockSdk>('bedrock')
const bedrockRuntime = sdk<typeof BedrockRuntimeSdk>('bedrock-runtime')
const sagemaker = sdk<typeof SageMakerSdk>('sagemaker')

interface Training {
  bucket: string
  name: string
}

/** Trains a model, and scores a folder with it. */
export const training = pipeline<Training>('Training')
  .task('Train', sagemaker.createTrainingJob.sync, (run) => ({
    TrainingJobName: run.name,
    RoleArn: param('SageMakerRole'),
    AlgorithmSpecification: { TrainingImage: param('TrainingImage'), TrainingInputMode: 'File' },
    HyperParameters: { max_depth: '5', num_round: '100' },
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
  .catch('States.TaskFailed', (failed) =>
    failed.fail('TrainingFailed', (error) => {
      // What `.sync` fails with tells the job as it is described, as JSON.
      const job = JSON.parse(error.Cause) as { FailureReason?: string }
      return job.FailureReason ?? error.Cause
    }),
  )
  .output((job, { input }) => ({ ...input, model: job.ModelArtifacts?.S3ModelArtifacts ?? '' }))
  .task('Make the model', sagemaker.createModel, (run) => ({
    ModelName: run.name,
    ExecutionRoleArn: param('SageMakerRole'),
    PrimaryContainer: { Image: param('TrainingImage'), ModelDataUrl: run.model },
  }))
  .output((_made, { input }) => input)
  .task('Score all', sagemaker.createTransformJob.sync, (run) => ({
    TransformJobName: `${run.name}-scores`,
    ModelName: run.name,
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://${run.bucket}/in/` } },
    },
    TransformOutput: { S3OutputPath: `s3://${run.bucket}/scores/` },
    TransformResources: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge' },
  }))
  .output((job) => job.TransformOutput?.S3OutputPath ?? '')
  .succeed()

/** Adapts a model of Bedrock and asks it. What a model takes and gives is its own, so `Body` is any JSON: say what you rely on. */
export const summary = pipeline<Training & { text: string }>('Summary')
  .task('Adapt', bedrock.createModelCustomizationJob.sync, (run) => ({
    JobName: run.name,
    CustomModelName: run.name,
    RoleArn: param('BedrockRole'),
    BaseModelIdentifier: 'amazon.nova-lite-v1:0',
    TrainingDataConfig: { S3Uri: `s3://${run.bucket}/train.jsonl` },
    OutputDataConfig: { S3Uri: `s3://${run.bucket}/adapted/` },
  }))
  .catch('Bedrock.ServiceQuotaExceededException', (failed) => failed.fail('TooManyModels'))
  .output((job, { input }) => ({ model: job.OutputModelArn ?? '', text: input.text }))
  .task('Ask', bedrockRuntime.invokeModel, ({ model, text }) => ({
    ModelId: model,
    ContentType: 'application/json',
    Body: { messages: [{ role: 'user', content: [{ text: `In a sentence: ${text}` }] }] },
  }))
  .retry(transient.throttling('Bedrock'))
  .output((answer) => {
    const body = answer.Body as { output: { message: { content: { text: string }[] } } }
    return body.output.message.content.map(({ text }) => text).join('')
  })
  .succeed()
