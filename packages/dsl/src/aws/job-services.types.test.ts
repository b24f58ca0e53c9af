/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return -- mistakes have no types */
// Services that run jobs, by their own clients: arguments, what `.sync` yields, and errors. Checked by tsc, never run; what they emit and
// how they run is in examples/integrations.
import type * as AthenaSdk from '@aws-sdk/client-athena'
import type * as BatchSdk from '@aws-sdk/client-batch'
import type * as CodeBuildSdk from '@aws-sdk/client-codebuild'
import type { BuildPhaseType, StatusType } from '@aws-sdk/client-codebuild'
import type * as DataBrewSdk from '@aws-sdk/client-databrew'
import type { JobRunState } from '@aws-sdk/client-databrew'
import type * as EcsSdk from '@aws-sdk/client-ecs'
import type * as EksSdk from '@aws-sdk/client-eks'
import type * as EmrSdk from '@aws-sdk/client-emr'
import type * as EmrContainersSdk from '@aws-sdk/client-emr-containers'
import type * as EmrServerlessSdk from '@aws-sdk/client-emr-serverless'
import type * as MediaConvertSdk from '@aws-sdk/client-mediaconvert'
import type * as RedshiftSdk from '@aws-sdk/client-redshift-data'
import { expectTypeOf } from 'vitest'
import { z } from 'zod'
import { pipeline } from '../pipeline.ts'
import type { ArgsIn, ErrorsIn, ResultIn } from '../testing/resource-parts.ts'
import { sdk } from './sdk.ts'

const start = pipeline<{ bucket: string; key: string }>('p')

// ---- CodeBuild: the API's members begin small, those of Step Functions with a capital, at every depth
const codebuild = sdk<typeof CodeBuildSdk>('codebuild')
expectTypeOf<keyof ArgsIn<typeof codebuild.startBuild>>().toEqualTypeOf<
  Capitalize<keyof CodeBuildSdk.StartBuildCommandInput>
>()
expectTypeOf<keyof ResultIn<typeof codebuild.startBuild>>().toEqualTypeOf<'Build'>()
start
  .task('Build', codebuild.startBuild.sync, (file) => ({
    ProjectName: 'pack-the-job',
    EnvironmentVariablesOverride: [{ Name: 'KEY', Value: file.key, Type: 'PLAINTEXT' }],
  }))
  .retry(['CodeBuild.AccountLimitExceededException', 'CodeBuild.AWSCodeBuildException'], { maxAttempts: 2 })
  .output(({ Build }) => {
    expectTypeOf(Build.BuildStatus).toEqualTypeOf<StatusType | undefined>()
    expectTypeOf(Build.Phases?.[0]?.PhaseType).toEqualTypeOf<BuildPhaseType | undefined>()
    expectTypeOf(Build.StartTime).toEqualTypeOf<string | undefined>()
    return Build.Artifacts?.Location ?? ''
  })
  .task('Build all', codebuild.startBuildBatch.sync, () => ({ ProjectName: 'pack-all' }))
  .output(({ BuildBatch }) => BuildBatch.BuildGroups?.length ?? 0)
  .task('Again', codebuild.retryBuildBatch.sync, () => ({ Id: 'b' }))
  .output(({ BuildBatch }) => BuildBatch.BuildBatchStatus)
  .task('Stop', codebuild.stopBuild, () => ({ Id: 'b' }))
  .succeed()
expectTypeOf<'CodeBuild.ResourceNotFoundException'>().toExtend<ErrorsIn<typeof codebuild.startBuild.sync>>()
expectTypeOf<string>().not.toExtend<ErrorsIn<typeof codebuild.startBuild.sync>>()
expectTypeOf<'CodeBuild.CodeBuildException'>().toExtend<ErrorsIn<typeof codebuild.listBuilds>>()
// @ts-expect-error -- 'projectName' is the API's spelling
start.task('Build', codebuild.startBuild.sync, () => ({ projectName: 'pack' }))
// @ts-expect-error -- a build that was started is not waited for without .sync: it has no finished Build
start.task('Build', codebuild.stopBuild.sync, () => ({ Id: 'b' }))

// ---- DataBrew
const databrew = sdk<typeof DataBrewSdk>('databrew')
expectTypeOf<ArgsIn<typeof databrew.startJobRun>>().toEqualTypeOf<{ Name: string | undefined }>()
expectTypeOf<ResultIn<typeof databrew.startJobRun>>().toEqualTypeOf<{ RunId?: string | undefined }>()
start
  .task('Clean', databrew.startJobRun.sync, (file) => ({ Name: file.key }))
  .catch('DataBrew.ConflictException', (failed) => failed.fail('RunsAlready'))
  .output((run) => {
    expectTypeOf(run.State).toEqualTypeOf<JobRunState | undefined>()
    expectTypeOf(run.CompletedOn).toEqualTypeOf<string | undefined>()
    return run.Outputs?.[0]?.Location?.Key ?? ''
  })
  .succeed()
expectTypeOf<'DataBrew.AWSGlueDataBrewException'>().toExtend<ErrorsIn<typeof databrew.startJobRun.sync>>()
expectTypeOf<string>().not.toExtend<ErrorsIn<typeof databrew.startJobRun>>()
// @ts-expect-error -- a DataBrew job is named by Name
start.task('Clean', databrew.startJobRun.sync, () => ({ JobName: 'clean' }))

// ---- EMR on EKS: what its job yields is documented nowhere, so the pipeline says it
const containers = sdk<typeof EmrContainersSdk>('emr-containers')
expectTypeOf<keyof ArgsIn<typeof containers.startJobRun>>().toEqualTypeOf<
  Capitalize<keyof EmrContainersSdk.StartJobRunCommandInput>
>()
expectTypeOf<ResultIn<typeof containers.startJobRun>['VirtualClusterId']>().toEqualTypeOf<string | undefined>()
expectTypeOf<ResultIn<typeof containers.startJobRun.sync>>().toBeUnknown()
start
  .task('Make a cluster', containers.createVirtualCluster, () => ({
    Name: 'nightly',
    ContainerProvider: { Id: 'eks', Type: 'EKS', Info: { EksInfo: { Namespace: 'spark' } } },
  }))
  .task('Run', containers.startJobRun.sync(z.object({ State: z.literal('COMPLETED') })), (cluster) => ({
    VirtualClusterId: cluster.Id,
    ExecutionRoleArn: 'r',
    ReleaseLabel: 'emr-7.8.0-latest',
    JobDriver: { SparkSubmitJobDriver: { EntryPoint: 's3://b/job.py', EntryPointArguments: ['60'] } },
  }))
  .retry('EMRContainers.InternalServerException', { maxAttempts: 2 })
  .pass('State', (run) => run.State)
  .task('Delete it', containers.deleteVirtualCluster.sync, () => ({ Id: 'c' }))
  .succeed()
expectTypeOf<'EMRContainers.ValidationException'>().toExtend<ErrorsIn<typeof containers.startJobRun.sync>>()
expectTypeOf<'EmrContainers.ValidationException'>().toExtend<ErrorsIn<typeof containers.describeJobRun>>()
start.task('Run', containers.startJobRun, () => ({
  VirtualClusterId: 'c',
  // @ts-expect-error -- the driver is SparkSubmitJobDriver here, SparkSubmit is that of EMR Serverless
  JobDriver: { SparkSubmit: { EntryPoint: 's3://b/job.py' } },
}))

// ---- EMR Serverless
const serverless = sdk<typeof EmrServerlessSdk>('emr-serverless')
expectTypeOf<keyof ArgsIn<typeof serverless.startJobRun>>().toEqualTypeOf<
  Capitalize<keyof EmrServerlessSdk.StartJobRunCommandInput>
>()
expectTypeOf<ResultIn<typeof serverless.startJobRun>['JobRunId']>().toEqualTypeOf<string | undefined>()
expectTypeOf<ResultIn<typeof serverless.startJobRun.sync>>().toBeUnknown()
expectTypeOf<ResultIn<ReturnType<typeof serverless.startJobRun.sync<{ JobRunId: string }>>>>().toEqualTypeOf<{
  JobRunId: string
}>()
expectTypeOf<'EMRServerless.ResourceNotFoundException'>().toExtend<ErrorsIn<typeof serverless.startJobRun.sync>>()
expectTypeOf<'EmrServerless.ResourceNotFoundException'>().toExtend<ErrorsIn<typeof serverless.getApplication>>()
// @ts-expect-error -- getJobRun is no job
start.task('Run', serverless.getJobRun.sync, () => ({ ApplicationId: 'a', JobRunId: 'r' }))

// ---- EMR: its own actions raise what the API's behind them do
const emr = sdk<typeof EmrSdk>('emr')
expectTypeOf<ErrorsIn<typeof emr.cancelStep>>().toEqualTypeOf<
  | 'EMR.AmazonElasticMapReduceException'
  | 'EMR.InternalServerErrorException'
  | 'EMR.InternalServerException'
  | 'EMR.InvalidRequestException'
  | 'EMR.SdkClientException'
>()
expectTypeOf<'Emr.InvalidRequestException'>().toExtend<ErrorsIn<typeof emr.listClusters>>()
start
  .task('Step', emr.addStep.sync, () => ({
    ClusterId: 'j',
    Step: { Name: 's', HadoopJarStep: { Jar: 'command-runner.jar' } },
  }))
  .retry('EMR.AmazonElasticMapReduceException', { maxAttempts: 5 })

// ---- EKS: clusters and their nodes; what a finished call yields is documented nowhere
const eks = sdk<typeof EksSdk>('eks')
expectTypeOf<keyof ArgsIn<typeof eks.createCluster>>().toEqualTypeOf<
  Capitalize<keyof EksSdk.CreateClusterCommandInput>
>()
expectTypeOf<ResultIn<typeof eks.createCluster.sync>>().toBeUnknown()
start
  .task('Grow', eks.createNodegroup.sync<{ Nodegroup: { Status: string } }>(), () => ({
    ClusterName: 'c',
    NodegroupName: 'spot',
    NodeRole: 'r',
    Subnets: ['s'],
  }))
  .catch('EKS.ResourceInUseException', (failed) => failed.pass('It is there', () => ({ Nodegroup: { Status: '?' } })))
  .pass('Status', ({ Nodegroup }) => Nodegroup.Status)
// @ts-expect-error -- subnets are a list
start.task('Grow', eks.createNodegroup, () => ({ ClusterName: 'c', NodegroupName: 'n', NodeRole: 'r', Subnets: 's' }))

// ---- MediaConvert
const mediaconvert = sdk<typeof MediaConvertSdk>('mediaconvert')
start
  .task('Convert', mediaconvert.createJob.sync, (file) => ({
    Role: 'r',
    Settings: { Inputs: [{ FileInput: `s3://${file.bucket}/${file.key}` }] },
  }))
  .retry('MediaConvert.TooManyRequestsException', { maxAttempts: 3 })
  .output(({ Job }) => Job?.Status)
  .succeed()
// @ts-expect-error -- a queue is named by its ARN or name, a text
start.task('Convert', mediaconvert.createJob, () => ({ Role: 'r', Settings: {}, Queue: { Name: 'q' } }))

// ---- Athena: the call alone, and what belongs to it
const athena = sdk<typeof AthenaSdk>('athena')
expectTypeOf<ResultIn<typeof athena.startQueryExecution>>().toEqualTypeOf<{ QueryExecutionId?: string | undefined }>()
expectTypeOf<ResultIn<typeof athena.startQueryExecution.sync>>().toEqualTypeOf<
  ResultIn<typeof athena.getQueryExecution>
>()
// Errors are those of the action, those of the whole service are not all among them.
expectTypeOf<ErrorsIn<typeof athena.getQueryExecution>>().toEqualTypeOf<
  | 'Athena.AmazonAthenaException'
  | 'Athena.InternalServerException'
  | 'Athena.InvalidRequestException'
  | 'Athena.SdkClientException'
  | 'Athena.TooManyRequestsException'
>()
expectTypeOf<'Athena.MetadataException'>().toExtend<ErrorsIn<typeof athena.listDatabases>>()
expectTypeOf<'Athena.MetadataException'>().not.toExtend<ErrorsIn<typeof athena.startQueryExecution.sync>>()
expectTypeOf<'Athena.AmazonAthenaException'>().toExtend<ErrorsIn<typeof athena.getQueryResults>>()
expectTypeOf<'Athena.AthenaException'>().toExtend<ErrorsIn<typeof athena.listWorkGroups>>()
// @ts-expect-error -- a query is asked in QueryString
start.task('Ask', athena.startQueryExecution.sync, () => ({ Query: 'SELECT 1' }))
// @ts-expect-error -- only a query that is started is waited for
start.task('Ask', athena.getQueryExecution.sync, () => ({ QueryExecutionId: 'q' }))

// ---- Batch
const batch = sdk<typeof BatchSdk>('batch')
expectTypeOf<keyof ArgsIn<typeof batch.submitJob>>().toEqualTypeOf<Capitalize<keyof BatchSdk.SubmitJobCommandInput>>()
expectTypeOf<ResultIn<typeof batch.submitJob>['JobId']>().toEqualTypeOf<string | undefined>()
expectTypeOf<ResultIn<typeof batch.submitJob.sync>['Status']>().toEqualTypeOf<BatchSdk.JobStatus | undefined>()
expectTypeOf<'Batch.AWSBatchException'>().toExtend<ErrorsIn<typeof batch.submitJob.sync>>()
start.task('Submit', batch.submitJob.sync, () => ({
  JobName: 'j',
  JobQueue: 'q',
  JobDefinition: 'd',
  // @ts-expect-error -- a command is a list of words
  ContainerOverrides: { Command: 'load' },
}))

// ---- ECS: one stopped task, where the call alone answers a list of tasks
const ecs = sdk<typeof EcsSdk>('ecs')
expectTypeOf<keyof ResultIn<typeof ecs.runTask>>().toEqualTypeOf<'Tasks' | 'Failures'>()
expectTypeOf<ResultIn<typeof ecs.runTask.sync>['LastStatus']>().toEqualTypeOf<string | undefined>()
expectTypeOf<ResultIn<typeof ecs.runTask.sync>['StoppedAt']>().toEqualTypeOf<string | undefined>()
expectTypeOf<'AmazonECS.Unknown' | 'ECS.AmazonECSException'>().toExtend<ErrorsIn<typeof ecs.runTask.sync>>()
expectTypeOf<'Ecs.EcsException'>().toExtend<ErrorsIn<typeof ecs.describeTasks>>()
start
  .task('Run', ecs.runTask.sync, () => ({ TaskDefinition: 't' }))
  // @ts-expect-error -- the task is the result, not a list of tasks
  .output((done) => done.Tasks)
start.task('Run', ecs.runTask, () => ({
  TaskDefinition: 't',
  // @ts-expect-error -- no such launch type
  LaunchType: 'LAMBDA',
}))

// ---- Redshift Data: SDK integrations alone
const redshift = sdk<typeof RedshiftSdk>('redshift-data')
expectTypeOf<ResultIn<typeof redshift.describeStatement>['Status']>().toEqualTypeOf<
  RedshiftSdk.StatusString | undefined
>()
expectTypeOf<ResultIn<typeof redshift.getStatementResult>['Records']>().not.toBeAny()
expectTypeOf<'RedshiftData.ActiveStatementsExceededException'>().toExtend<ErrorsIn<typeof redshift.executeStatement>>()
expectTypeOf<'RedshiftData.RedshiftDataException'>().toExtend<ErrorsIn<typeof redshift.executeStatement>>()
start
  .task('Count', redshift.executeStatement, () => ({
    WorkgroupName: 'w',
    Database: 'd',
    Sql: 'SELECT count(*) FROM t',
  }))
  .output((statement) => statement.Id ?? '')
  .task('Read', redshift.getStatementResult, (id) => ({ Id: id }))
  .output((answer) => answer.Records?.[0]?.[0]?.LongValue ?? 0)
  .succeed()
// @ts-expect-error -- Redshift has no .sync: loop until the statement has ended
start.task('Count', redshift.executeStatement.sync, () => ({ Database: 'd', Sql: 'SELECT 1' }))
