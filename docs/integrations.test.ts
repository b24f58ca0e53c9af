import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { optimizedIntegrations } from '../packages/asl/src/index.ts'
import { resourceNode } from '../packages/dsl/src/aws/task-resource.ts'
import {
  apiGateway,
  bedrockAgentCore,
  http,
  kubernetes,
  lambda,
  param,
  sdk,
  startExecution,
} from '../packages/dsl/src/index.ts'
import { actionErrorsFile, actionErrorsText } from '../scripts/action-errors.ts'

// docs/reference/integrations.md has a row for each optimized integration, and each row's form emits the resource that it names.

const folder = resolve(dirname(fileURLToPath(import.meta.url)), 'reference')
const page = readFileSync(join(folder, 'integrations.md'), 'utf8')

const rows = [...page.matchAll(/^\| `([^`]+)`\s*\| `([^`]+)`\s*\|(.*)\|(.*)\|(.*)\|$/gm)].map(
  ([, form = '', resource = '', ...rest]) => ({ form, resource, rest: rest.map((cell) => cell.trim()) }),
)

/** What the page says it leaves out, and why. */
const leftOut = ['states:startExecution.sync', 'batch:submitJob.waitForTaskToken', 'eks:call.waitForTaskToken']

const client = (service: string): object => sdk<Record<string, never>>(service)

/** What the forms begin with. */
const beginnings: Readonly<Record<string, object>> = {
  apiGateway,
  bedrockAgentCore,
  http,
  kubernetes,
  "lambda('name')": lambda<() => void>('name'),
  'startExecution(other)': startExecution(param('OtherArn')),
  emrContainers: client('emr-containers'),
  emrServerless: client('emr-serverless'),
  bedrockRuntime: client('bedrock-runtime'),
  redshiftData: client('redshift-data'),
}

/** What a form emits: `glue.startJobRun.sync`, `http.invoke<T>()`. */
function resourceOf(form: string): string {
  const plain = form.replaceAll(/<[^>]*>/g, '')
  const [, first = '', path = '', call] = /^(\w+(?:\([^)]+\))?)((?:\.\w+)*)(\(\))?$/.exec(plain) ?? []
  let value: unknown = beginnings[first] ?? client(first)
  for (const member of path.split('.').slice(1)) value = (value as Readonly<Record<string, unknown>>)[member]
  if (call !== undefined) value = (value as () => unknown)()
  return resourceNode(value, form, { file: 'integrations.md', line: 1, column: 1 }).resource
}

test.each(rows)('$form is $resource', ({ form, resource, rest }) => {
  expect(resourceOf(form)).toBe(`arn:aws:states:::${resource}`)
  expect(rest).not.toContain('')
  const links = [...(rest[2] ?? '').matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file)
  expect(links.filter((file) => !existsSync(resolve(folder, file)))).toEqual([])
  expect(links).not.toEqual([])
})

test('each optimized integration has a row, or is said to be left out', () => {
  const offered = [...optimizedIntegrations].flatMap(([service, actions]) =>
    [...actions].flatMap(([action, { patterns }]) =>
      [null, ...patterns].map((pattern) => `${service}:${action}${pattern === null ? '' : `.${pattern}`}`),
    ),
  )
  const shown = new Set([...rows.map(({ resource }) => resource), ...leftOut])
  expect(offered.filter((call) => !shown.has(call))).toEqual([])
  const left = page.slice(page.indexOf('## Left out'))
  expect(leftOut.filter((call) => !left.includes(`\`${call}\``))).toEqual([])
})

test('the errors of each action are those of the models', () => {
  const file = resolve(folder, '../..', actionErrorsFile)
  expect(readFileSync(file, 'utf8'), 'Run node scripts/source.mjs scripts/action-errors.ts').toBe(actionErrorsText())
})
