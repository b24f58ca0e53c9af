import { toAsl } from 'stepwright/compiler'
import { fails, simulate } from 'stepwright/testing'
import { expect, test } from 'vitest'
import { film, packAndRun, recipe } from './builds.pipeline.ts'

const params = {
  NodeRole: 'role',
  Subnet: 'subnet-1',
  JobRole: 'role',
  CertificateAuthority: 'LS0t',
  ClusterEndpoint: 'https://eks.example.com',
  ConvertRole: 'role',
}

test('a job is packed, and runs in a cluster of its own', async () => {
  const run = await simulate(packAndRun, {
    input: { commit: 'a1b2' },
    params,
    mocks: {
      Pack: [
        fails('CodeBuild.AWSCodeBuildException', 'Rate exceeded'),
        ({ SourceVersion }) => ({ Build: { Artifacts: { Location: `s3://jobs/${SourceVersion}.py` } } }),
      ],
      'Add a node': fails('EKS.ResourceInUseException'),
      'Make a virtual cluster': { Id: 'vc-1', Name: 'nightly' },
      Run: ({ VirtualClusterId, JobDriver }) => ({
        State: `${VirtualClusterId} ${JobDriver?.SparkSubmitJobDriver?.EntryPoint}`,
      }),
      'Delete the virtual cluster': {},
    },
  })
  expect(run.output).toBe('vc-1 s3://jobs/a1b2.py')
  expect(run.path).toEqual([
    'Pack',
    'Add a node',
    'It is there already',
    'Make a virtual cluster',
    'Run',
    'Delete the virtual cluster',
  ])
})

test('a recipe that runs already is waited for', async () => {
  const run = await simulate(recipe, {
    input: { recipe: 'orders' },
    params,
    mocks: {
      Clean: [
        fails('DataBrew.ConflictException'),
        ({ Name }) => ({ JobName: Name, State: 'SUCCEEDED', Outputs: [{ Location: { Bucket: 'clean', Key: 'o' } }] }),
      ],
      Index: ({ Job }) => {
        expect(Job).toMatchObject({ spec: { template: { spec: { containers: [{ name: 'index', args: ['o'] }] } } } })
        return { status: { succeeded: 1 } }
      },
    },
  })
  expect(run.output).toBe(1)
  expect(run.elapsed.iso).toBe('PT10M')
})

test('a film is converted', async () => {
  const run = await simulate(film, {
    input: { key: 'cut-1.mov' },
    params,
    mocks: { Convert: { Job: { Role: 'role', Settings: {}, Status: 'COMPLETE' } } },
  })
  expect(run.output).toBe('COMPLETE')
})

test('what each task calls', () => {
  const resources = [packAndRun, recipe, film].flatMap((flow) =>
    Object.values(toAsl(flow).States).flatMap((state) => (state.Type === 'Task' ? [state.Resource] : [])),
  )
  expect(resources.map((resource) => resource.replace('arn:aws:states:::', ''))).toEqual([
    'codebuild:startBuild.sync',
    'eks:createNodegroup.sync',
    'emr-containers:createVirtualCluster',
    'emr-containers:startJobRun.sync',
    'emr-containers:deleteVirtualCluster.sync',
    'databrew:startJobRun.sync',
    'eks:runJob.sync',
    'mediaconvert:createJob.sync',
  ])
})
