import type * as CodeBuildSdk from '@aws-sdk/client-codebuild'
import type * as DataBrewSdk from '@aws-sdk/client-databrew'
import type * as EksSdk from '@aws-sdk/client-eks'
import type * as EmrContainersSdk from '@aws-sdk/client-emr-containers'
import type * as MediaConvertSdk from '@aws-sdk/client-mediaconvert'
import { param, pipeline, transient } from 'stepwright'
import { kubernetes, sdk } from 'stepwright/aws'
import { z } from 'zod'

const codebuild = sdk<typeof CodeBuildSdk>('codebuild')
const databrew = sdk<typeof DataBrewSdk>('databrew')
const eks = sdk<typeof EksSdk>('eks')
const emrContainers = sdk<typeof EmrContainersSdk>('emr-containers')
const mediaconvert = sdk<typeof MediaConvertSdk>('mediaconvert')

/** Packs a Spark job and runs it on EKS, in a virtual cluster of its own. */
export const packAndRun = pipeline<{ commit: string }>('PackAndRun')
  .task('Pack', codebuild.startBuild.sync, ({ commit }) => ({
    ProjectName: 'pack-spark-job',
    SourceVersion: commit,
    EnvironmentVariablesOverride: [{ Name: 'COMMIT', Value: commit, Type: 'PLAINTEXT' }],
  }))
  .retry(transient.throttling('CodeBuild', { maxAttempts: 3 }))
  .output(({ Build }) => ({ artifact: Build.Artifacts?.Location ?? '' }))
  .assign(({ Build }) => ({ artifact: Build.Artifacts?.Location ?? '' }))
  .task('Add a node', eks.createNodegroup.sync, () => ({
    ClusterName: 'spark',
    NodegroupName: 'nightly',
    NodeRole: param('NodeRole'),
    Subnets: [param('Subnet')],
  }))
  .catch('EKS.ResourceInUseException', (there) => there.pass('It is there already', () => null))
  .task('Make a virtual cluster', emrContainers.createVirtualCluster, () => ({
    Name: 'nightly',
    ContainerProvider: { Id: 'spark', Type: 'EKS', Info: { EksInfo: { Namespace: 'spark' } } },
  }))
  .output((cluster) => ({ cluster: cluster.Id ?? '' }))
  // Nothing documents what this yields, so the pipeline says what it relies on.
  .task('Run', emrContainers.startJobRun.sync(z.object({ State: z.string() })), ({ cluster }, { vars }) => ({
    VirtualClusterId: cluster,
    ExecutionRoleArn: param('JobRole'),
    ReleaseLabel: 'emr-7.8.0-latest',
    JobDriver: { SparkSubmitJobDriver: { EntryPoint: vars.artifact } },
  }))
  .retry('EMRContainers.InternalServerException', { maxAttempts: 2 })
  .output((run, { input }) => ({ ...input, state: run.State }))
  .task('Delete the virtual cluster', emrContainers.deleteVirtualCluster.sync, ({ cluster }) => ({ Id: cluster }))
  .output((_deleted, { input }) => input.state)
  .succeed()

/** A recipe of DataBrew, and a job of Kubernetes after it. */
export const recipe = pipeline<{ recipe: string }>('Recipe')
  .task('Clean', databrew.startJobRun.sync, ({ recipe }) => ({ Name: recipe }))
  .retry('DataBrew.ConflictException', { interval: { minutes: 10 }, maxAttempts: 6, backoffRate: 1 })
  .output((run) => ({ key: run.Outputs?.[0]?.Location?.Key ?? '', seconds: run.ExecutionTime ?? 0 }))
  .task('Index', kubernetes.runJob.sync<{ status: { succeeded: number } }>(), ({ key }) => ({
    ClusterName: 'search',
    CertificateAuthority: param('CertificateAuthority'),
    Endpoint: param('ClusterEndpoint'),
    Job: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'index' },
      spec: { template: { spec: { containers: [{ name: 'index', args: [key] }], restartPolicy: 'Never' } } },
    },
    LogOptions: { RetrieveLogs: true },
  }))
  .output(({ status }) => status.succeeded)
  .succeed()

/** A film, in another format. */
export const film = pipeline<{ key: string }>('Film')
  .task('Convert', mediaconvert.createJob.sync, ({ key }) => ({
    Role: param('ConvertRole'),
    Settings: { Inputs: [{ FileInput: `s3://films/${key}` }] },
  }))
  .retry('MediaConvert.TooManyRequestsException', { maxAttempts: 3 })
  .output(({ Job }) => Job?.Status ?? 'UNKNOWN')
  .succeed()
