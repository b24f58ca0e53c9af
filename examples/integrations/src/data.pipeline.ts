import type * as AthenaSdk from '@aws-sdk/client-athena'
import type * as BatchSdk from '@aws-sdk/client-batch'
import type * as EcsSdk from '@aws-sdk/client-ecs'
import type * as EmrSdk from '@aws-sdk/client-emr'
import type * as EmrServerlessSdk from '@aws-sdk/client-emr-serverless'
import type * as GlueSdk from '@aws-sdk/client-glue'
import type * as RedshiftSdk from '@aws-sdk/client-redshift-data'
import { param, pipeline } from 'stepwright'
import { sdk } from 'stepwright/aws'
import { z } from 'zod'

// The package as a type, not the client alone: `retry` and `catch` then know the service's errors. Nothing of it is loaded.
const athena = sdk<typeof AthenaSdk>('athena')
const batch = sdk<typeof BatchSdk>('batch')
const ecs = sdk<typeof EcsSdk>('ecs')
const emr = sdk<typeof EmrSdk>('emr')
const emrServerless = sdk<typeof EmrServerlessSdk>('emr-serverless')
const glue = sdk<typeof GlueSdk>('glue')
const redshift = sdk<typeof RedshiftSdk>('redshift-data')

const Day = z.object({ bucket: z.string(), date: z.iso.date() })

/** One job after the other, each waited for. */
export const jobs = pipeline('Jobs', { input: Day })
  .task('Clean', glue.startJobRun.sync, (day) => ({ JobName: 'clean', Arguments: { '--date': day.date } }))
  .retry('Glue.ConcurrentRunsExceededException', { interval: { minutes: 1 }, maxAttempts: 10, backoffRate: 1 })
  .output((_run, { input }) => input)
  .task('Count bad rows', athena.startQueryExecution.sync, (day) => ({
    QueryString: `SELECT count(*) FROM orders WHERE day = DATE '${day.date}' AND total < 0`,
    WorkGroup: 'quality',
  }))
  .retry('Athena.TooManyRequestsException', { interval: { seconds: 5 }, maxAttempts: 5 })
  .assign((_query, { input }) => ({ day: input }))
  .task('Read the count', athena.getQueryResults, (query) => ({
    QueryExecutionId: query.QueryExecution?.QueryExecutionId ?? '',
  }))
  .output((answer) => answer.ResultSet?.Rows?.at(1)?.Data?.at(0)?.VarCharValue ?? '0')
  .task('Score', batch.submitJob.sync, (bad, { vars }) => ({
    JobName: 'score',
    JobQueue: param('Queue'),
    JobDefinition: 'score:3',
    ContainerOverrides: { Command: ['score', vars.day.date, bad] },
  }))
  .retry('Batch.ServerException', { maxAttempts: 3 })
  .task('Render', ecs.runTask.sync, (_job, { vars }) => ({
    Cluster: 'reports',
    TaskDefinition: 'render',
    LaunchType: 'FARGATE',
    Overrides: { ContainerOverrides: [{ Name: 'render', Environment: [{ Name: 'DATE', Value: vars.day.date }] }] },
  }))
  .output((task) => task.Containers?.at(0)?.ExitCode ?? 0)
  .succeed()

/** A cluster for one step. */
export const cluster = pipeline('Cluster', { input: Day })
  .task('Create the cluster', emr.createCluster.sync, () => ({
    Name: 'nightly',
    ReleaseLabel: 'emr-7.8.0',
    ServiceRole: param('EmrRole'),
    Instances: { KeepJobFlowAliveWhenNoSteps: true, InstanceCount: 3, MasterInstanceType: 'm5.xlarge' },
  }))
  .assign((made) => ({ clusterId: made.ClusterId }))
  .output((_made, { input }) => input)
  .task('Run the step', emr.addStep.sync, (day, { vars }) => ({
    ClusterId: vars.clusterId,
    Step: {
      Name: 'load',
      ActionOnFailure: 'CONTINUE',
      HadoopJarStep: { Jar: 'command-runner.jar', Args: ['spark-submit', `s3://${day.bucket}/load.py`, day.date] },
    },
  }))
  .output((done) => done.Step?.Status?.State ?? 'UNKNOWN')
  .task('Terminate the cluster', emr.terminateCluster.sync, (_state, { vars }) => ({ ClusterId: vars.clusterId }))
  .output((_done, { input }) => input)
  .succeed()

/** A job without a cluster. Nothing documents what it yields, so the pipeline says what it relies on. */
export const serverless = pipeline('Serverless', { input: Day })
  .task('Run the job', emrServerless.startJobRun.sync(z.object({ JobRunId: z.string() })), (day) => ({
    ApplicationId: param('ApplicationId'),
    ExecutionRoleArn: param('JobRole'),
    JobDriver: { SparkSubmit: { EntryPoint: `s3://${day.bucket}/load.py`, EntryPointArguments: [day.date] } },
  }))
  .output((run) => run.JobRunId)
  .succeed()

/** Redshift's Data API starts a statement; its end is asked for. */
export const warehouse = pipeline('Warehouse', { input: Day })
  .task('Copy', redshift.executeStatement, (day) => ({
    WorkgroupName: 'analytics',
    Database: 'sales',
    Sql: `COPY staging FROM 's3://${day.bucket}/${day.date}/' IAM_ROLE DEFAULT CSV`,
  }))
  .retry('RedshiftData.ActiveStatementsExceededException', { interval: { seconds: 10 }, maxAttempts: 6 })
  .output((started) => ({ id: started.Id ?? '', status: 'STARTED' }))
  .loop(
    'Is it copied?',
    (round) =>
      round
        .wait('Wait for the copy', { seconds: 10 })
        .task('Ask for the copy', redshift.describeStatement, (statement) => ({ Id: statement.id }))
        .output((answer, { input }) => ({ id: input.id, status: answer.Status ?? 'STARTED' })),
    {
      until: (statement) => ['FINISHED', 'FAILED', 'ABORTED'].includes(statement.status),
      maxIterations: 60,
      otherwise: (late) => late.fail('CopyTooSlow'),
    },
  )
  .succeed('Copied')
