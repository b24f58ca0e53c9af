import { Duration } from 'aws-cdk-lib'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Choice, Condition, Fail, TaskInput, Timeout, type IChainable } from 'aws-cdk-lib/aws-stepfunctions'
import { SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import type { Construct } from 'constructs'
import type { Parameter } from './daily-transactions.ts'
import { lambdaTask } from './lambda-task.ts'

/** Goes on with `valid` when the file's schema holds; else tells the sender and fails. */
export function validate(scope: Construct, parameter: Parameter, topic: ITopic, valid: IChainable): IChainable {
  const look = lambdaTask(scope, 'Validate the schema', {
    functionArn: parameter('ValidateSchemaFunctionArn'),
    payload: { bucket: '{% $states.input.bucket %}', key: '{% $states.input.key %}', sampleSize: 200 },
    assign: { report: '{% $states.result.Payload %}' },
    outputs: '{% $states.input %}',
    taskTimeout: Timeout.duration(Duration.minutes(1)),
  })
  const notify = SnsPublish.jsonata(scope, 'Notify the sender', {
    topic,
    subject: 'A file was rejected',
    message: TaskInput.fromText(
      "{% 's3://' & $states.input.bucket & '/' & $states.input.key & ' was rejected. ' & $join($report.errors, ' ') %}",
    ),
  })
  const reject = Fail.jsonata(scope, 'SchemaInvalid', {
    error: 'SchemaInvalid',
    cause: "{% $join($report.errors, ' ') %}",
  })
  return look.next(
    Choice.jsonata(scope, 'Is the schema valid?')
      .when(Condition.jsonata('{% $report.valid %}'), valid)
      .otherwise(notify.next(reject)),
  )
}
