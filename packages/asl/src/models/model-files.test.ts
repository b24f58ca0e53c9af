import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { installedModels } from '../../../../scripts/models/api-model.ts'
import { modelFiles } from '../../../../scripts/models/generate.ts'
import { readActionsFile } from './model-file.ts'
import { sdkServiceIds } from './sdk-actions.ts'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '..', '..', '..', '..')
const folder = join(root, 'packages', 'asl', 'models')

/** What ships of the models. A little more than now: AWS grows. */
const ceilingBytes = 2_500_000

/** To read all services takes seconds. */
const sample = ['athena', 'dynamodb', 'glue', 'lambda', 's3', 'secretsmanager', 'sqs', 'stepfunctions']

test('the files are what `pnpm models` makes of the installed models', () => {
  const { 'actions.txt': actions, ...made } = Object.fromEntries(modelFiles(installedModels(sample)))
  const lines = readActionsFile().split('\n')
  expect(actions?.split('\n').filter((line) => !lines.includes(line))).toEqual([])
  const textOf = (file: string): string => gunzipSync(readFileSync(join(folder, `${file}.gz`))).toString('utf8')
  const stale = Object.entries(made).filter(([file, text]) => textOf(file) !== text)
  expect([Object.keys(made).length, stale.map(([file]) => file)]).toEqual([sample.length, []])
})

test('each service has its actions and its shapes', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json.gz'))
  expect(files.map((file) => file.slice(0, -'.json.gz'.length)).sort()).toEqual([...sdkServiceIds()])
})

test('they weigh less than the ceiling', () => {
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  expect(bytes).toBeLessThan(ceilingBytes)
})

/** The clients that the DSL is tested with, by the models' ids. */
const clients = {
  athena: 'athena',
  batch: 'batch',
  dynamodb: 'dynamodb',
  ecs: 'ecs',
  emr: 'emr',
  emrserverless: 'emr-serverless',
  glue: 'glue',
  sfn: 'sfn',
  sns: 'sns',
  sqs: 'sqs',
}

/** What the API has changed since the models were made. */
const outdated = {
  ecs: ['DeleteTaskDefinitions ->.taskDefinitions[].containerDefinitions[].resourceRequirements[].value is required'],
}

interface Comparison {
  readonly operations: number
  readonly members: number
  readonly found: readonly string[]
}

test('the clients of the AWS SDK know each action and member, and agree on what is required', () => {
  const pairs = Object.entries(clients).map(([id, name]) => `${id}=@aws-sdk/client-${name}`)
  const script = join(root, 'scripts', 'models', 'compare-clients.mjs')
  const printed = execFileSync(process.execPath, [script, ...pairs], { encoding: 'utf8', env: {} })
  const comparisons = Object.entries(JSON.parse(printed) as Record<string, Comparison>)
  expect(Object.fromEntries(comparisons.flatMap(([id, { found }]) => (found.length > 0 ? [[id, found]] : [])))).toEqual(
    outdated,
  )
  expect(comparisons.reduce((sum, [, { operations }]) => sum + operations, 0)).toBeGreaterThan(700)
  expect(comparisons.reduce((sum, [, { members }]) => sum + members, 0)).toBeGreaterThan(9000)
})
