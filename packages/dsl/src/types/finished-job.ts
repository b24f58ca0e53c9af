import type { MethodResult } from './sdk-method.ts'

/**
 * What a `.sync` task yields: the finished job, which is not what the call that starts it answers. `never` where there is no `.sync`, and
 * `unknown` where the documentation does not say what comes out.
 *
 * Method names alone do not tell a service, so rows whose name several clients have look at how the client describes the job.
 */
export type FinishedJob<Client, Method> = Method extends keyof Jobs<Client> ? Jobs<Client>[Method] : never

interface Jobs<Client> {
  /** Glue, EMR Serverless, EMR on EKS, DataBrew. */
  readonly startJobRun: Client extends { readonly getJobRun: infer Describe }
    ? MethodResult<Describe> extends { JobRun?: infer Run }
      ? GlueOr<Client, NonNullable<Run>>
      : unknown
    : Client extends { readonly describeJobRun: infer Describe }
      ? Client extends { readonly createVirtualCluster: unknown }
        ? unknown
        : MethodResult<Describe>
      : never
  /** Athena. */
  readonly startQueryExecution: Described<Client, 'getQueryExecution'>
  /** Batch. */
  readonly submitJob: First<Described<Client, 'describeJobs'>, 'Jobs'>
  /** ECS. */
  readonly runTask: First<Described<Client, 'describeTasks'>, 'Tasks'>
  /** CodeBuild. */
  readonly startBuild: Only<'Build', First<Described<Client, 'batchGetBuilds'>, 'Builds'>>
  readonly startBuildBatch: Only<'BuildBatch', First<Described<Client, 'batchGetBuildBatches'>, 'BuildBatches'>>
  readonly retryBuildBatch: Only<'BuildBatch', First<Described<Client, 'batchGetBuildBatches'>, 'BuildBatches'>>
  /** SageMaker. */
  readonly createTrainingJob: Described<Client, 'describeTrainingJob'>
  readonly createProcessingJob: Described<Client, 'describeProcessingJob'>
  readonly createTransformJob: Described<Client, 'describeTransformJob'>
  readonly createHyperParameterTuningJob: Described<Client, 'describeHyperParameterTuningJob'>
  readonly createLabelingJob: Described<Client, 'describeLabelingJob'>
  /** Step Functions itself, by `.sync:2`: input and output arrive as JSON. */
  readonly startExecution: Parsed<Described<Client, 'describeExecution'>>
  /** MediaConvert; Glue and others have a `createJob` too. */
  readonly createJob: Client extends { readonly getJob: infer Describe; readonly createPreset: unknown }
    ? MethodResult<Describe>
    : never
  /** Bedrock. */
  readonly createModelCustomizationJob: Described<Client, 'getModelCustomizationJob'>
  /** EKS; ECS, Redshift and others have clusters too. */
  readonly createCluster: Client extends { readonly describeFargateProfile: unknown } ? unknown : never
  readonly deleteCluster: Client extends { readonly describeFargateProfile: unknown } ? unknown : never
  readonly createFargateProfile: unknown
  readonly deleteFargateProfile: unknown
  readonly createNodegroup: unknown
  readonly deleteNodegroup: unknown
  /** EMR on EKS. */
  readonly deleteVirtualCluster: unknown
  /** EMR Serverless; other services have applications too. */
  readonly createApplication: EmrServerless<Client>
  readonly startApplication: EmrServerless<Client>
  readonly stopApplication: EmrServerless<Client>
  readonly deleteApplication: EmrServerless<Client>
  readonly cancelJobRun: EmrServerless<Client>
}

type Described<Client, Method extends string> = Client extends { readonly [Key in Method]: infer Describe }
  ? MethodResult<Describe>
  : never

type First<Answer, Key extends string> = Answer extends { readonly [Name in Key]?: readonly (infer Item)[] | undefined }
  ? Item
  : never

type Only<Key extends string, Value> = [Value] extends [never] ? never : { readonly [Name in Key]: Value }

type Parsed<Answer> = [Answer] extends [never]
  ? never
  : Omit<Answer, 'Input' | 'Output'> & { readonly Input: unknown; readonly Output: unknown }

/** Glue's description names the run `JobRun`, and so does EMR Serverless's once its members are in PascalCase. */
type GlueOr<Client, Run> = Client extends { readonly startApplication: unknown } ? unknown : Run

type EmrServerless<Client> = Client extends { readonly startJobRun: unknown; readonly startApplication: unknown }
  ? unknown
  : never
