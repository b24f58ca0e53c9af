// The compiler only looks into files that import Stepwright.
import 'stepwright'
import { real, realOfVariables, realTest } from '../src/real-expression.ts'

// Pages of rows are fetched from many places, formatted, and combined into one file.

const top = 'swc__distributed-data-stream-aggregator#/States'
const each = `${top}/Iterate Containers/ItemProcessor/States` as const
const extraction = 'swc__distributed-data-stream-aggregator-data-extraction-child#/States'
const paging = `${extraction}/Iterate states/ItemProcessor/States` as const
const page = 'swc__distributed-data-stream-aggregator-data-processing-child#/States'

interface Container {
  readonly Items: { readonly location_id: { readonly S: string } }
  readonly BatchInput: { readonly mapTaskId: string }
}
const container: Container = { Items: { location_id: { S: 'loc-7' } }, BatchInput: { mapTaskId: 'task-1' } }

interface Row {
  readonly resourceKey: string
  readonly state: string
  readonly errors: readonly { readonly message: string }[]
}

export default [
  real<Container>(
    `${each}/Get location Summary/Arguments/ApiEndpoint`,
    ({ Items }) => `api_endpoint${Items.location_id.S}/get-summary`,
    container,
  ),
  real<Container>(`${each}/Get location Summary/Assign/locationId`, ({ Items }) => Items.location_id.S, container),
  real<Container>(
    `${each}/Get location Summary/Assign/locationTaskId`,
    ({ BatchInput }) => BatchInput.mapTaskId,
    container,
  ),
  realTest<{ failed: string; rejected: string }>(
    `${each}/Has Data/Choices/0`,
    ({ failed, rejected }) => Number(failed) > 0 || Number(rejected) > 0,
    { failed: '0', rejected: '3' },
    { failed: '12', rejected: '0' },
    { failed: '0', rejected: '0' },
  ),
  real<{ Items: readonly string[] }>(
    `${top}/Iterate Containers/Items`,
    ({ Items }) => Items,
    { Items: ['a', 'b'] },
    { Items: ['a'] },
    { Items: [] },
  ),
  real<object>(`${top}/Initiate variables/Assign/outputFileName`, () => `accumulate-${Date.now()}-file.csv`, {}),
  real<{ task_id: string }>(`${top}/Initiate variables/Assign/taskId`, (input) => input.task_id, { task_id: 't-1' }),
  realTest<{ JobRun: { JobRunState: string } }>(
    `${top}/Has Job succeeded/Choices/0`,
    ({ JobRun }) => JobRun.JobRunState === 'SUCCEEDED',
    { JobRun: { JobRunState: 'SUCCEEDED' } },
    { JobRun: { JobRunState: 'RUNNING' } },
  ),
  realTest<{ JobRun: { JobRunState: string } }>(
    `${top}/Has Job succeeded/Choices/1`,
    ({ JobRun }) => JobRun.JobRunState === 'FAILED',
    { JobRun: { JobRunState: 'FAILED' } },
    { JobRun: { JobRunState: 'RUNNING' } },
  ),
  real<{ JobRun: { Id: string } }>(`${top}/Has Job succeeded/Output/Id`, ({ JobRun }) => JobRun.Id, {
    JobRun: { Id: 'jr_1' },
  }),
  real<{ Id: string }>(`${top}/Has Job Finish/Arguments/RunId`, ({ Id }) => Id, { Id: 'jr_1' }),

  realTest<{ csvContent: readonly { id: string }[] }>(
    `${paging}/Data count/Choices/0`,
    ({ csvContent }) => csvContent.length > 0,
    { csvContent: [{ id: '1' }] },
    { csvContent: [] },
    { csvContent: [{ id: '1' }, { id: '2' }] },
  ),
  real<{ csvContent: readonly { id: string }[] }>(
    `${paging}/Data count/Choices/0/Output/data`,
    ({ csvContent }) => csvContent,
    { csvContent: [{ id: '1' }] },
  ),
  real<{ data: readonly { id: string; size: number }[] }>(
    `${paging}/PutObject/Arguments/Body`,
    ({ data }) => JSON.stringify(data),
    { data: [{ id: 'a', size: 1.5 }] },
    { data: [] },
  ),
  realOfVariables<{ taskId: string }>(
    `${paging}/PutObject/Arguments/Key`,
    () => ({ taskId: '' }),
    (_page, { vars }) => `tmp/${vars.taskId}/part-${Date.now()}.json`,
    { input: null, variables: { taskId: 't-1' } },
  ),
  realOfVariables<{ resultCount: number; maxCount: number }>(
    `${paging}/Check pagination/Choices/0/Condition`,
    () => ({ resultCount: 0, maxCount: 0 }),
    (_page, { vars }) => vars.resultCount < vars.maxCount,
    { input: null, variables: { resultCount: 7, maxCount: 10 } },
    { input: null, variables: { resultCount: 10, maxCount: 10 } },
  ),
  real<object>(
    `${paging}/Get Data/Arguments/Input/AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID`,
    (_input, { context }) => context.Execution.Id,
    {},
  ),
  real<{ locationId: string; dataType: string; limit: number; offset: number; childTaskToken: string }>(
    `${page}/initiate variables/Assign`,
    ({ locationId, dataType, limit, offset, childTaskToken }) => ({
      locationId,
      dataType,
      limit,
      offset,
      childTaskToken,
    }),
    { locationId: 'l', dataType: 'failed', limit: 100, offset: 0, childTaskToken: 'x' },
  ),
  realOfVariables<{ locationId: string }>(
    `${page}/Get Data/Arguments/ApiEndpoint`,
    () => ({ locationId: '' }),
    (_input, { vars }) => 'api_endpoint' + vars.locationId + '/get-data',
    { input: null, variables: { locationId: 'loc-7' } },
  ),
  real<Row>(
    `${page}/Convert Page to JSON content/ItemProcessor/States/Format Row/Output`,
    ({ resourceKey, state, errors }) => ({
      discount_code: resourceKey,
      error_message: errors[0]!.message.replaceAll('"', ''),
      status: state,
    }),
    { resourceKey: 'k', state: 'failed', errors: [{ message: 'no "code" given' }, { message: 'late' }] },
    { resourceKey: 'k', state: 'failed', errors: [{ message: 'plain' }] },
  ),
  real<{ ResponseBody: { results: readonly Row[] } }>(
    `${page}/Convert Page to JSON content/Items`,
    ({ ResponseBody }) => ResponseBody.results,
    { ResponseBody: { results: [{ resourceKey: 'k', state: 's', errors: [] }] } },
    { ResponseBody: { results: [] } },
  ),
  realOfVariables<{ resultCount: number; nextOffset: number }, { rows: readonly string[] }>(
    `${page}/output/Output`,
    () => ({ resultCount: 0, nextOffset: 0 }),
    (input, { vars }) => ({ csvContent: input, resultCount: vars.resultCount, offset: vars.nextOffset }),
    { input: { rows: ['a'] }, variables: { resultCount: 3, nextOffset: 103 } },
  ),
]
