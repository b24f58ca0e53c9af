import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/**
 * What test files get for Vitest while mutants are run: the same functions, without a runner around them. A file is imported again for every
 * mutant, and what it registers is run at once.
 */

export interface RegisteredTest {
  readonly name: string
  readonly run: () => unknown
}

/** The tests of the files imported since the list was last emptied. */
export const registered: RegisteredTest[] = []

/** What inline snapshots held without a mutant, by test and position: the real run compares them with the file. */
const snapshots = new Map<string, string>()
let current = ''
let taken = 0

export function beginTest(name: string): void {
  current = name
  taken = 0
}

type Body = (...args: unknown[]) => unknown

const register = (name: string, run: Body): void => void registered.push({ name, run: () => run() })

const each =
  (table: readonly unknown[]) =>
  (name: string, run: Body): void => {
    table.forEach((row, i) =>
      registered.push({
        name: `${name} #${i}`,
        run: () => (Array.isArray(row) ? run(...(row as unknown[])) : run(row)),
      }),
    )
  }

export const it: typeof register & { each: typeof each } = Object.assign(register, { each })
export const test: typeof it = it

export function describe(_name: string, body: () => void): void {
  body()
}

export const vi: { setConfig: () => void } = { setConfig: () => undefined }

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
chai.use((_: unknown, { addMethod }: { readonly addMethod: (on: object, name: string, fn: () => void) => void }) => {
  const { Assertion } = chai as unknown as { readonly Assertion: { readonly prototype: object } }
  addMethod(Assertion.prototype, 'toMatchInlineSnapshot', function toMatchInlineSnapshot(this: { _obj: unknown }) {
    const key = `${current} ${taken++}`
    const text = JSON.stringify([this._obj])
    const known = snapshots.get(key)
    if (known === undefined) snapshots.set(key, text)
    else if (known !== text) throw new Error(`The snapshot of '${key}' changed.`)
  })
})

export const expect: Chai['expect'] = chai.expect
