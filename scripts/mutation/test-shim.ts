import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * What test files get for Vitest while mutants are run: the same functions, without a runner around them. A file is imported again for every
 * mutant, and what it registers is run at once.
 */

export interface RegisteredTest {
  readonly name: string
  readonly run: () => unknown
}

/** What a file registered: its tests, and what runs around them. Groups are not told apart. */
export interface Registered {
  readonly tests: RegisteredTest[]
  readonly beforeAll: Body[]
  readonly afterAll: Body[]
  readonly beforeEach: Body[]
  readonly afterEach: Body[]
}

const nothing = (): Registered => ({ tests: [], beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] })
let registered = nothing()

/** What was registered since this was last asked. */
export function takeRegistered(): Registered {
  const taken = registered
  registered = nothing()
  return taken
}

/** What inline snapshots held without a mutant, by test and position: the real run compares them with the file. */
let snapshots: Record<string, string> = {}
let isRecording = false
let currentFile = ''
let current = ''
let count = 0

/** From here on, inline snapshots are taken down rather than compared. */
export function recordSnapshots(): Readonly<Record<string, string>> {
  snapshots = {}
  isRecording = true
  return snapshots
}

/** What inline snapshots are compared with. */
export function expectSnapshots(recorded: Readonly<Record<string, string>>): void {
  snapshots = { ...recorded }
}

export function beginTest(file: string, name: string, index: number): void {
  currentFile = file
  current = `${file} ${index} ${name}`
  count = 0
}

type Body = (...args: unknown[]) => unknown

const register = (name: string, run: Body): void => void registered.tests.push({ name, run: () => run() })

const rowsOf =
  (isSpread: boolean) =>
  (table: readonly unknown[]) =>
  (name: string, run: Body): void => {
    table.forEach((row, i) =>
      registered.tests.push({
        name: `${name} #${i}`,
        run: () => (isSpread && Array.isArray(row) ? run(...(row as unknown[])) : run(row)),
      }),
    )
  }

const forms = {
  each: rowsOf(true),
  for: rowsOf(false),
  runIf: (condition: boolean) => (condition ? register : (): void => undefined),
}
export const it: typeof register & typeof forms = Object.assign(register, forms)
export const test: typeof it = it

export const beforeAll = (run: Body): void => void registered.beforeAll.push(run)
export const afterAll = (run: Body): void => void registered.afterAll.push(run)
export const beforeEach = (run: Body): void => void registered.beforeEach.push(run)
export const afterEach = (run: Body): void => void registered.afterEach.push(run)

export function describe(_name: string, body: () => void): void {
  body()
}

/** Thrown by tests that need what only Vitest can do. */
export class NeedsVitest extends Error {}

export const vi: { readonly setConfig: () => void; readonly spyOn: () => never } = {
  setConfig: () => undefined,
  // The exports of a module cannot be exchanged without Vitest.
  spyOn: () => {
    throw new NeedsVitest('spyOn')
  },
}

// The assertions are Vitest's own, which can be used without its runner.
const fromVitest = createRequire(createRequire(import.meta.url).resolve('vitest/package.json'))
interface Assertions {
  readonly JestChaiExpect: unknown
  readonly JestExtend: unknown
  readonly JestAsymmetricMatchers: unknown
}
interface Chai {
  readonly use: (plugin: unknown) => void
  readonly expect: (value: unknown) => object
}
const assertions = (await import(pathToFileURL(fromVitest.resolve('@vitest/expect')).href)) as Assertions
const chai = (await import(
  pathToFileURL(createRequire(fromVitest.resolve('@vitest/expect')).resolve('chai')).href
)) as Chai
chai.use(assertions.JestExtend)
chai.use(assertions.JestChaiExpect)
chai.use(assertions.JestAsymmetricMatchers)
chai.use(
  (
    _: unknown,
    { addMethod }: { readonly addMethod: (on: object, name: string, fn: (file?: string) => void) => void },
  ) => {
    const { Assertion } = chai as unknown as { readonly Assertion: { readonly prototype: object } }
    addMethod(Assertion.prototype, 'toMatchInlineSnapshot', function toMatchInlineSnapshot(this: { _obj: unknown }) {
      const key = `${current} ${count++}`
      const text = JSON.stringify([this._obj])
      if (isRecording) snapshots[key] = text
      else if (snapshots[key] !== text) throw new Error(`The snapshot of '${key}' changed.`)
    })
    addMethod(
      Assertion.prototype,
      'toMatchFileSnapshot',
      function toMatchFileSnapshot(this: { _obj: unknown }, file?: string) {
        const expected = readFileSync(join(dirname(currentFile), file ?? ''), 'utf8')
        if (this._obj !== expected) throw new Error(`'${file ?? ''}' changed.`)
      },
    )
  },
)

export const expect: Chai['expect'] = chai.expect
