import { Topic } from 'aws-cdk-lib/aws-sns'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { Fail, Parallel, Pass, TaskInput, type IChainable } from 'aws-cdk-lib/aws-stepfunctions'
import { SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import type { Construct } from 'constructs'
import { clean } from './clean.ts'
import { load } from './load.ts'
import { validate } from './validate.ts'

/** Gives the value of a template parameter. */
export type Parameter = (name: string) => string

/** The whole machine. */
export function dailyTransactions(scope: Construct, parameter: Parameter): IChainable {
  const nameTheFile = Pass.jsonata(scope, 'Name the file', {
    outputs: {
      bucket: '{% $states.input.detail.bucket.name %}',
      key: '{% $states.input.detail.object.key %}',
    },
  })
  const [alertTopic, summaryTopic] = ['AlertTopicArn', 'SummaryTopicArn'].map((name) =>
    Topic.fromTopicArn(scope, `${name}: topic`, parameter(name)),
  )
  if (!alertTopic || !summaryTopic) throw new Error('Both topics are named above.')

  const work = Parallel.jsonata(scope, 'Process the file', { outputs: '{% $states.result[0] %}' })
  work.branch(
    nameTheFile.next(
      validate(scope, parameter, alertTopic, clean(scope, parameter).next(load(scope, parameter, summaryTopic))),
    ),
  )
  work.addCatch(Fail.jsonata(scope, 'File rejected', { error: 'SchemaInvalid', cause: '{% $states.input.Cause %}' }), {
    errors: ['SchemaInvalid'],
  })
  work.addCatch(deadLetter(scope, parameter), {
    errors: ['States.ALL'],
    outputs: {
      event: '{% $states.input %}',
      error: '{% $states.errorOutput.Error %}',
      cause: '{% $states.errorOutput.Cause %}',
    },
  })
  return work
}

/** Keeps the event with what went wrong. */
function deadLetter(scope: Construct, parameter: Parameter): IChainable {
  const queue = Queue.fromQueueAttributes(scope, 'Dead letters', {
    queueArn: parameter('DeadLetterQueueArn'),
    queueUrl: parameter('DeadLetterQueueUrl'),
  })
  const send = SqsSendMessage.jsonata(scope, 'Send to the dead-letter queue', {
    queue,
    messageBody: TaskInput.fromText('{% $string($states.input) %}'),
    outputs: '{% $states.input %}',
  })
  return send.next(
    Fail.jsonata(scope, 'Processing failed', {
      error: '{% $states.input.error %}',
      cause: '{% $states.input.cause %}',
    }),
  )
}
