import { toAsl } from 'stepwright/compiler'
import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { summary, training } from './models.pipeline.ts'

const input = { bucket: 'ml', name: 'churn-1' }
const params = { SageMakerRole: 'arn:aws:iam::123456789012:role/ml', TrainingImage: 'image', BedrockRole: 'role' }
const model = 'arn:aws:bedrock:eu-west-1:123456789012:custom-model/amazon.nova-lite-v1:0/abcdefghijkl'
const trained = { TrainingJobStatus: 'Completed', ModelArtifacts: { S3ModelArtifacts: 's3://ml/models/1' } } as const

test('a model is trained, made and used', async () => {
  const run = await simulate(training, {
    input,
    params,
    mocks: {
      Train: ({ InputDataConfig }) => {
        expect(InputDataConfig?.[0]?.DataSource?.S3DataSource?.S3Uri).toBe('s3://ml/train/')
        return trained
      },
      'Make the model': { ModelArn: 'arn:aws:sagemaker:eu-west-1:123456789012:model/churn-1' },
      'Score all': ({ TransformOutput }) => ({ TransformOutput }),
    },
  })
  expect(run.output).toBe('s3://ml/scores/')
  expect(run.state('Make the model').attempts[0]?.arguments).toEqual({
    ModelName: 'churn-1',
    ExecutionRoleArn: params.SageMakerRole,
    PrimaryContainer: { Image: 'image', ModelDataUrl: 's3://ml/models/1' },
  })
})

test('a training that has no room waits, and one that fails tells its reason', async () => {
  const run = await simulate(training, {
    input,
    params,
    mocks: {
      Train: [
        fails('SageMaker.ResourceLimitExceededException'),
        fails(
          'States.TaskFailed',
          JSON.stringify({ TrainingJobStatus: 'Failed', FailureReason: 'AlgorithmError: no rows' }),
        ),
      ],
    },
  })
  expect(run).toFailWith('TrainingFailed', 'AlgorithmError: no rows')
  expect(run.elapsed.iso).toBe('PT5M')
})

test("a model's answer comes parsed", async () => {
  const run = await simulate(summary, {
    input: { ...input, text: 'A long story.' },
    params,
    mocks: {
      Adapt: { OutputModelArn: model, Status: 'Completed' },
      Ask: [
        fails('Bedrock.ThrottlingException'),
        ({ ModelId, Body }) => {
          const asked = Body as { messages: { content: { text: string }[] }[] }
          const text = `${ModelId} was asked: ${asked.messages[0]?.content[0]?.text ?? ''}`
          return { Body: { output: { message: { content: [{ text }] } } }, ContentType: 'application/json' }
        },
      ],
    },
  })
  expect(run.output).toBe(`${model} was asked: In a sentence: A long story.`)
  expect(run).toHaveRetried('Ask')
})

test('what each task calls', () => {
  const resources = [training, summary].map((flow) =>
    Object.values(toAsl(flow).States).flatMap((state) => (state.Type === 'Task' ? [state.Resource] : [])),
  )
  expect(resources).toEqual([
    [
      'arn:aws:states:::sagemaker:createTrainingJob.sync',
      'arn:aws:states:::sagemaker:createModel',
      'arn:aws:states:::sagemaker:createTransformJob.sync',
    ],
    ['arn:aws:states:::bedrock:createModelCustomizationJob.sync', 'arn:aws:states:::bedrock:invokeModel'],
  ])
})
