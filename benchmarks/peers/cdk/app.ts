// The machine of examples/daily-transactions as an AWS CDK app, in JSONata as ours. `build.bench.ts` checks that the two have
// the same states, edges, retries and catchers. Run by Node it writes the template to $CDK_OUTDIR, as under `cdk synth`.
import { App, CfnParameter, Stack } from 'aws-cdk-lib'
import { DefinitionBody, QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { dailyTransactions } from './daily-transactions.ts'

const app = new App()
const stack = new Stack(app, 'DailyTransactions')
const parameter = (name: string): string => new CfnParameter(stack, name).valueAsString

new StateMachine(stack, 'Machine', {
  queryLanguage: QueryLanguage.JSONATA,
  comment: 'Validates, cleans and loads the transactions of a CSV file that landed in a bucket.',
  definitionBody: DefinitionBody.fromChainable(dailyTransactions(stack, parameter)),
})
app.synth()
