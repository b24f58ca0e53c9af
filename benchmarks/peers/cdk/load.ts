import type { ITopic } from 'aws-cdk-lib/aws-sns'
import {
  Choice,
  Condition,
  Fail,
  Map as MapState,
  Pass,
  ProvideItems,
  TaskInput,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions'
import { SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import type { Construct } from 'constructs'
import type { Parameter } from './daily-transactions.ts'
import { lambdaTask } from './lambda-task.ts'

/** The days into the warehouse, a look at whether they arrived, and a summary. */
export function load(scope: Construct, parameter: Parameter, topic: ITopic): IChainable {
  const eachDay = MapState.jsonata(scope, 'Load the partitions', {
    items: ProvideItems.jsonata('{% $states.input.partitions %}'),
    maxConcurrency: 8,
    assign: {
      loaded: '{% [$states.result[failure = null]] %}',
      failed: '{% [$states.result[failure != null]] %}',
    },
  })
  eachDay.itemProcessor(loadDay(scope, parameter))
  const intoTheWarehouse = lambdaTask(scope, 'Load the warehouse', {
    functionArn: parameter('LoadWarehouseFunctionArn'),
    payload: { dates: '{% [$loaded.date] %}' },
  })
  const check = lambdaTask(scope, 'Check the quality', {
    functionArn: parameter('CheckQualityFunctionArn'),
    payload: { days: "{% [$loaded.{ 'date': date, 'rows': rows }] %}" },
  })
  const bad = Fail.jsonata(scope, 'QualityCheckFailed', {
    error: 'QualityCheckFailed',
    cause: "{% $join($states.input.failures, ' ') %}",
  })
  return eachDay
    .next(intoTheWarehouse)
    .next(check)
    .next(
      Choice.jsonata(scope, 'Is the quality good?')
        .when(Condition.jsonata('{% $states.input.passed %}'), publish(scope, topic))
        .otherwise(bad),
    )
}

/** One day into the staging table. A day that fails is noted, and the others go on. */
function loadDay(scope: Construct, parameter: Parameter): IChainable {
  const loadPartition = lambdaTask(scope, 'Load a partition', {
    functionArn: parameter('LoadPartitionFunctionArn'),
    payload: '{% $states.input %}',
    outputs: {
      date: '{% $states.result.Payload.date %}',
      rows: '{% $states.result.Payload.rows %}',
      failure: '{% null %}',
    },
  })
  loadPartition.addCatch(Pass.jsonata(scope, 'Note the failed partition'), {
    errors: ['States.ALL'],
    outputs: { date: '{% $states.input.date %}', rows: 0, failure: '{% $states.errorOutput.Cause %}' },
  })
  return loadPartition
}

function publish(scope: Construct, topic: ITopic): IChainable {
  return SnsPublish.jsonata(scope, 'Publish the summary', {
    topic,
    subject: 'Daily transactions loaded',
    message: TaskInput.fromText(
      "{% $states.input.rows & ' rows of ' & $count($loaded) & ' days, ' & $states.input.amount & ' dollars. Days that failed: ' & $count($failed) & '.' %}",
    ),
    outputs: {
      rows: '{% $states.input.rows %}',
      amount: '{% $states.input.amount %}',
      days: '{% $count($loaded) %}',
      failedDays: '{% $failed %}',
    },
  })
}
