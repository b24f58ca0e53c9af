import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTransform, type Transform } from '../transform/transform.ts'
import { userProject, type UserProject } from '../transform/testing/user-project.ts'
import { typeErrorsIn } from './type-errors.ts'
import { openUserProgram } from './user-program.ts'

// The first transform opens a TypeScript project.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let project: UserProject
let transform: Transform
beforeAll(() => {
  project = userProject()
  transform = createTransform({
    root: project.root,
    runtimeModule: '@stepwright/dsl',
    cacheFolder: false,
    typeErrors: true,
  })
})
afterAll(() => {
  project.remove()
})

async function errorsIn(path: string, text: string): Promise<readonly string[]> {
  const result = await transform(text, project.write(path, text))
  return (result?.diagnostics ?? []).map(
    ({ location, message, hint = '' }) => `${location?.line}:${location?.column} ${message} → ${hint}`,
  )
}

/** Loops, handlers and callbacks of callbacks behind the mistake. */
const rest = `.pass('One', (f) => ({ days: f.days, large: f.days.filter((day) => day > 3).map((day) => ({ day })) }))
  .loop('Enough?', (round) => round.pass('Two', (f, { vars }) => f), { until: (f) => f.days.length > 3, maxIterations: 3 })
  .choice('Any?', (c) => c.when((f) => f.days.length === 0, (none) => none.fail('None')).otherwise((some) => some))
  .succeed()
`

test('a call that a chain does not have is one error, not one for each parameter behind it', async () => {
  const text = `import { pipeline } from '@stepwright/dsl'
export const flow = pipeline<{ days: number[] }>('Flow')
  .pas('Zero')
  ${rest}`
  expect(await errorsIn('src/misspelt.ts', text)).toMatchInlineSnapshot(`
    [
      "3:4 Property 'pas' does not exist on type 'Flow<{ days: number[]; }, NoMembers, never, NoMembers, never, RootEnv<{ days: number[]; }, NoMembers>>'. Did you mean 'pass'? → TypeScript reports this as TS2551.",
    ]
  `)
})

test('a modifier without its state says where it belongs', async () => {
  const of = (call: string) => `import { pipeline } from '@stepwright/dsl'
export const flow = pipeline<{ days: number[] }>('Flow')
  .${call}
  ${rest}`
  expect(await errorsIn('src/assign.ts', of('assign((f) => ({ first: f.days[0] ?? 0 }))'))).toMatchInlineSnapshot(`
    [
      "3:4 Property 'assign' does not exist on type 'Flow<{ days: number[]; }, NoMembers, never, NoMembers, never, RootEnv<{ days: number[]; }, NoMembers>>'. → TypeScript reports this as TS2339. 'assign' stands right behind a task, pass, wait, map or parallel, or first in an arm; where a pipeline begins, and behind a choice, there is no state for it: add a 'pass'.",
    ]
  `)
  expect(await errorsIn('src/retry.ts', of("pass('Zero').retry('Busy')"))).toMatchInlineSnapshot(`
    [
      "3:17 Property 'retry' does not exist on type 'PlainFlow<{ days: number[]; }, NoMembers, "Zero", { Zero: PlacedState<{ days: number[]; }, null>; }, never, RootEnv<{ days: number[]; }, NoMembers>, { ...; }, Scope<...>>'. → TypeScript reports this as TS2339. 'retry' stands right behind a task, map or parallel.",
    ]
  `)
  expect(await errorsIn('src/timeout.ts', of("pass('Zero').timeout({ seconds: 3 })"))).toMatchInlineSnapshot(`
    [
      "3:17 Property 'timeout' does not exist on type 'PlainFlow<{ days: number[]; }, NoMembers, "Zero", { Zero: PlacedState<{ days: number[]; }, null>; }, never, RootEnv<{ days: number[]; }, NoMembers>, { ...; }, Scope<...>>'. → TypeScript reports this as TS2339. 'timeout' stands right behind a task.",
    ]
  `)
})

test('errors inside the functions of one chain are all told, and so are parameters that nothing ever told their types', async () => {
  const text = `import { pipeline } from '@stepwright/dsl'
export const flow = pipeline<{ days: number[] }>('Flow')
  .pass('One', (f) => ({ days: f.dayz }))
  .pass('Two', (f) => f.day)
  .succeed()
const called = (f: unknown) => f
called((a) => called((b) => a))
`
  expect(await errorsIn('src/several.ts', text)).toMatchInlineSnapshot(`
    [
      "3:34 Property 'dayz' does not exist on type '{ days: number[]; }'. → TypeScript reports this as TS2339.",
      "4:25 Property 'day' does not exist on type '{ days: any; }'. Did you mean 'days'? → TypeScript reports this as TS2551.",
      "7:9 Parameter 'a' implicitly has an 'any' type. → TypeScript reports this as TS7006.",
      "7:23 Parameter 'b' implicitly has an 'any' type. → TypeScript reports this as TS7006.",
    ]
  `)
})

test('an unknown value called behind an error elsewhere is not taken for its consequence', async () => {
  const text = `import { pipeline } from '@stepwright/dsl'
declare const anything: any
export const wrong: number = 'text'
export const flow = pipeline<{ n: number }>('Flow').pass('One', (f) => f.n).succeed()
anything.each((x) => x)
`
  expect(await errorsIn('src/elsewhere.ts', text)).toMatchInlineSnapshot(`
    [
      "3:14 Type 'string' is not assignable to type 'number'. → TypeScript reports this as TS2322.",
      "5:16 Parameter 'x' implicitly has an 'any' type. → TypeScript reports this as TS7006.",
    ]
  `)
})

test('a project without a tsconfig.json imports TypeScript by its name, and is checked strictly', () => {
  const root = mkdtempSync(join(tmpdir(), 'stepwright-untold-'))
  try {
    const fileName = join(root, 'flow.ts')
    const code =
      "import { day } from './day.ts'\nexport const month = day?.slice(0, 7)\nexport const year = day.slice(0, 4)\n"
    writeFileSync(join(root, 'day.ts'), 'export declare const day: string | undefined\n')
    writeFileSync(fileName, code)
    const errors = typeErrorsIn(openUserProgram(root, fileName, null))({ fileName, code, display: (name) => name })
    expect(errors.map(({ location, message }) => [location?.line, message])).toEqual([
      [3, "'day' is possibly 'undefined'."],
    ])
  } finally {
    rmSync(root, { recursive: true })
  }
})
