import { Duration } from 'aws-cdk-lib'
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { JitterType, TaskInput, type Timeout } from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import type { Construct } from 'constructs'

/** What a Lambda task of ours says besides its name. */
export interface LambdaTask {
  readonly functionArn: string
  readonly payload: object | string
  readonly outputs?: object | string
  readonly assign?: Record<string, string>
  readonly taskTimeout?: Timeout
}

/** A Lambda task that gives the payload and waits when Lambda is busy. */
export function lambdaTask(scope: Construct, name: string, task: LambdaTask): LambdaInvoke {
  const { functionArn, payload, outputs = '{% $states.result.Payload %}', ...rest } = task
  const invoke = LambdaInvoke.jsonata(scope, name, {
    lambdaFunction: LambdaFunction.fromFunctionArn(scope, `${name}: function`, functionArn),
    payload: typeof payload === 'string' ? TaskInput.fromText(payload) : TaskInput.fromObject({ ...payload }),
    retryOnServiceExceptions: false,
    outputs,
    ...rest,
  })
  invoke.addRetry({
    errors: ['Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Lambda.SdkClientException'],
    interval: Duration.seconds(1),
    maxAttempts: 4,
    backoffRate: 2,
    jitterStrategy: JitterType.FULL,
  })
  return invoke
}
