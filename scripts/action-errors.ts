// Writes packages/dsl/src/types/action-errors.ts: which errors each action of an optimized integration raises, from AWS's own models.
//   node scripts/source.mjs scripts/action-errors.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { actionModel } from '../packages/asl/src/models/action-model.ts'
import { errorPrefixes } from '../packages/dsl/src/aws/error-prefixes.ts'
import { integrationArn } from '../packages/dsl/src/aws/integration.ts'

/** EMR's own actions, and the API's behind them. */
const apisOfEmr: ReadonlyMap<string, string> = new Map([
  ['createCluster', 'runJobFlow'],
  ['terminateCluster', 'terminateJobFlows'],
  ['addStep', 'addJobFlowSteps'],
  ['cancelStep', 'cancelSteps'],
  ['setClusterTerminationProtection', 'setTerminationProtection'],
  ['modifyInstanceFleetByName', 'modifyInstanceFleet'],
  ['modifyInstanceGroupByName', 'modifyInstanceGroups'],
])

/** Where the file is, from the repository's root. */
export const actionErrorsFile = 'packages/dsl/src/types/action-errors.ts'

/** The text of the file. */
export function actionErrorsText(): string {
  const services = Object.entries(errorPrefixes).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const lines = services.flatMap(([service, { actions }]) => [
    `  readonly ${service}: {`,
    ...actions.map((action) => memberText(action, errorsOf(service, action))),
    '  }',
  ])
  return `${head}export interface ActionErrors {\n${lines.join('\n')}\n}\n`
}

const head = `// Made by scripts/action-errors.ts from AWS's own models, and not edited by hand: a test in docs/ holds it against them.

/** The errors that the API declares for each action of the optimized integrations, by the names of the services in their client packages. */
`

/** As Prettier writes it. */
function memberText(name: string, errors: readonly string[]): string {
  const quoted = errors.map((error) => `'${error}'`)
  const whole = quoted.join(' | ')
  const one = `    readonly ${name}: ${whole}`
  if (one.length <= 120) return one
  const lines = whole.length <= 114 ? [`      ${whole}`] : quoted.map((error) => `      | ${error}`)
  return [`    readonly ${name}:`, ...lines].join('\n')
}

function errorsOf(service: string, action: string): readonly string[] {
  const name = integrationArn(service.toLowerCase(), action, null)?.split(':')[5] ?? service
  const model =
    service === 'EMR'
      ? actionModel({ kind: 'sdk', service: 'emr', action: apisOfEmr.get(action) ?? action })
      : actionModel({ kind: 'optimized', service: name, action })
  const errors = [...new Set((model?.errors ?? []).map((error) => error.slice(error.indexOf('.') + 1)))].toSorted()
  if (errors.length === 0) throw new Error(`The models tell no errors of ${service}.${action}.`)
  return errors
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, '..', actionErrorsFile), actionErrorsText())
}
