import { statSync, utimesSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTransform, type Transform } from './transform.ts'
import { userProject, type UserProject } from './testing/user-project.ts'

// The first transform opens a TypeScript project.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let project: UserProject
let transform: Transform
beforeAll(() => {
  project = userProject()
  transform = createTransform({ root: project.root, runtimeModule: '@stepwright/dsl', cacheFolder: false })
})
afterAll(() => {
  project.remove()
})

async function transformed(path: string, text: string) {
  return transform(text, project.write(path, text))
}

/** What the transform added, and the user's own text as it was, in order. */
async function codeOf(path: string, text: string): Promise<string> {
  const result = await transformed(path, text)
  expect(result?.diagnostics).toEqual([])
  return result?.code ?? ''
}

test('wraps functions and locates calls', async () => {
  const code = await codeOf(
    'src/flow.ts',
    `import { pipeline } from '@stepwright/dsl'
export const flow = pipeline<{ name: string }>('Flow')
  .pass('Greet', (person) => ({ greeting: \`Hello, \${person.name}\` }))
  .succeed()
`,
  )
  expect(code).toMatchInlineSnapshot(`
    "import { pipeline } from '@stepwright/dsl'
    export const flow = pipeline<{ name: string }>('Flow', __located("src/flow.ts:2:21"))
      .pass('Greet', __lowered(/* v8 ignore next */ (person) => ({ greeting: \`Hello, \${person.name}\` }), {"kind":"Object","members":[{"kind":"Member","key":"greeting","value":{"kind":"Text","parts":[{"kind":"Literal","value":"Hello, ","kinds":16},{"kind":"Property","object":{"kind":"Subject","kinds":64},"key":"name","kinds":16}],"kinds":16}}],"kinds":64}, null, "src/flow.ts:3:18", '0:3:31:3:68 1:3:43:3:66 3:3:53:3:64'), __located("src/flow.ts:3:4"))
      .succeed(__located("src/flow.ts:4:4"))

    import { lowered as __lowered, located as __located } from "@stepwright/dsl";
    "
  `)
})

test('leaves files alone that do not mention Stepwright', async () => {
  expect(await transformed('src/other.ts', 'export const f = (x: { a: string }) => x.a')).toBeNull()
  expect(await transform('import "stepwright"', join(project.root, 'src/other.js'))).toBeNull()
})

test('keeps a hashbang first and every identifier of the user where the source map says', async () => {
  const text = `#!/usr/bin/env node
import { expr, type Expr } from '@stepwright/dsl'
const unrelated = 'a'; const first: Expr<{ alpha: number }, object, number> = (subject) => subject.alpha + 1
const second = [unrelated, expr((beta: { gamma: string }) => beta.gamma), unrelated,
] as const
export { first, second }
`
  const result = await transformed('src/map.ts', text)
  const code = result?.code ?? ''
  expect(code.startsWith('#!/usr/bin/env node\nimport { expr')).toBe(true)
  expect(code.trimEnd().split('\n').at(-1)).toMatchInlineSnapshot(
    `"import { lowered as __lowered } from "@stepwright/dsl";"`,
  )

  const payload = JSON.parse(result?.map ?? '{}') as SourceMapPayload
  expect(payload.sources.map((source) => resolve(dirname(join(project.root, 'src/map.ts')), source))).toEqual([
    join(project.root, 'src/map.ts'),
  ])
  const map = new SourceMap(payload)
  const lines = text.split('\n')
  const names = /\b(unrelated|first|second|subject|alpha|beta|gamma)\b(?=[ ,:;.)\]}])/g
  // Names inside the lowering are ours.
  const own = [...code.matchAll(names)].filter(
    ({ index }) =>
      !/"[^"\n]*$/.test(
        code
          .slice(0, index)
          .split('\n')
          .at(-1)!
          .replaceAll(/"[^"]*"/g, ''),
      ),
  )
  const checked = own.map(({ 0: name, index }) => {
    const before = code.slice(0, index).split('\n')
    const { originalLine, originalColumn } = map.findEntry(before.length - 1, before.at(-1)!.length) as SourcePosition
    expect(lines[originalLine]?.slice(originalColumn, originalColumn + name.length)).toBe(name)
    return name
  })
  expect(checked).toEqual([...text.matchAll(names)].map(([name]) => name))
})

interface SourcePosition {
  readonly originalLine: number
  readonly originalColumn: number
}

test('captures the longest chain of members; a const enum has no members at run time and is written as its value', async () => {
  project.write(
    'src/limits.ts',
    'export const limits = { max: { size: 5 } }\nexport enum Kind { A = "a" }\nexport const enum Level { High = 5 }\nexport default 3\n',
  )
  const code = await codeOf(
    'src/captures.ts',
    `import { param, type Expr } from '@stepwright/dsl'
import three, { limits, Kind, Level } from './limits.ts'
import * as all from './limits.ts'
type E = Expr<{ n: number; k: string }, object, unknown>
const make = (size: number): E => (f) => f.n > size
export const fns: E[] = [
  (f) => f.n > limits.max.size,
  (f) => f.n + limits.max.size + three + all.limits.max.size,
  (f) => f.k === Kind.A && f.n > Level.High,
  (f) => [param('Bucket'), f.k],
  make(1),
]
`,
  )
  expect([...code.matchAll(/\(\) => \(\{.*?\}\)/g)].map(String)).toMatchInlineSnapshot(`
    [
      "() => ({ "size": size })",
      "() => ({ "limits.max.size": limits.max.size })",
      "() => ({ "limits.max.size": limits.max.size, "three": three, "all.limits.max.size": all.limits.max.size })",
      "() => ({ "Kind.A": Kind.A })",
      "() => ({ "param('Bucket')": param('Bucket') })",
    ]
  `)
})

test('the constants of a helper in another module are written in place when nothing can change them', async () => {
  project.write(
    'src/helpers.ts',
    `const LIMIT = 3
const table = { a: { size: [1, 2] }, name: 'x' } as const
const open = { size: 1 }
open.size = 2
const list = [1]
list.push(2)
export const fixed = (n: number) => [n > LIMIT, table.a.size, table.name]
export const changing = (n: number) => n + open.size
export const growing = (n: number) => [n, list]
`,
  )
  const file = project.write(
    'src/uses-helpers.ts',
    `import type { Expr } from '@stepwright/dsl'
import { changing, fixed, growing } from './helpers.ts'
export const fns: Expr<{ n: number }, object, unknown>[] = [(f) => fixed(f.n), (f) => changing(f.n), (f) => growing(f.n)]
`,
  )
  const result = await transform(project.read('src/uses-helpers.ts'), file)
  expect(result?.code.match(/"kind":"Literal","value":[^,]*/g)?.map((literal) => literal.slice(25))).toEqual([
    '3',
    '1',
    '2',
    '"x"',
  ])
  const hint =
    'Export it, or write its value as a literal, arrays and objects with as const; or pass it to the function as an argument.'
  expect(result?.diagnostics.map(({ code, message, hint, location }) => [code, message, hint, location?.line])).toEqual(
    [
      [
        'SW2004',
        "'open' cannot be read where the function is used, so its value is not fixed when the pipeline is built.",
        hint,
        8,
      ],
      [
        'SW2004',
        "'list' cannot be read where the function is used, so its value is not fixed when the pipeline is built.",
        hint,
        9,
      ],
    ],
  )
})

test('lowers functions that are only named where they are handed over', async () => {
  project.write(
    'src/named.ts',
    'const LIMIT = 3\nexport const isLarge = (f: { n: number }): boolean => f.n > LIMIT\nexport default function (f: { n: number }) { return f.n }\n',
  )
  const code = await codeOf(
    'src/names.ts',
    `import type { Expr, Guard } from '@stepwright/dsl'
import double, { isLarge } from './named.ts'
import * as named from './named.ts'
const local = (f: { n: number }) => f.n
const guard: Guard<{ n: number }, object> = isLarge
const options: { seconds: Expr<{ n: number }, object, number>; other: Expr<{ n: number }, object, unknown> } = {
  seconds: local,
  other: named.isLarge,
}
const local2: Expr<{ n: number }, object, number> = local
const again: { local2: Expr<{ n: number }, object, number>; double: Expr<{ n: number }, object, number> } = { local2, double }
export { guard, options, again }
`,
  )
  expect(code.replaceAll(/\{"kind.*?\}, null/g, 'IR, null')).toMatchInlineSnapshot(`
    "import type { Expr, Guard } from '@stepwright/dsl'
    import double, { isLarge } from './named.ts'
    import * as named from './named.ts'
    const local = (f: { n: number }) => f.n
    const guard: Guard<{ n: number }, object> = __lowered(/* v8 ignore next */ isLarge, IR, null, "src/names.ts:5:45")
    const options: { seconds: Expr<{ n: number }, object, number>; other: Expr<{ n: number }, object, unknown> } = {
      seconds: __lowered(/* v8 ignore next */ local, IR, null, "src/names.ts:7:12", '0:4:37:4:40'),
      other: __lowered(/* v8 ignore next */ named.isLarge, IR, null, "src/names.ts:8:10"),
    }
    const local2: Expr<{ n: number }, object, number> = __lowered(/* v8 ignore next */ local, IR, null, "src/names.ts:10:53", '0:4:37:4:40')
    const again: { local2: Expr<{ n: number }, object, number>; double: Expr<{ n: number }, object, number> } = { local2, double: __lowered(/* v8 ignore next */ double, IR, null, "src/names.ts:11:119") }
    export { guard, options, again }

    import { lowered as __lowered } from "@stepwright/dsl";
    "
  `)
})

test('follows an edit of a file that decides a type', async () => {
  const types = project.write('src/subject.ts', 'export interface Subject { readonly a: number; readonly b: number }\n')
  const text = `import type { Expr } from '@stepwright/dsl'
import type { Subject } from './subject.ts'
export const sum: Expr<Subject, object, unknown> = (s) => s.a + s.b
`
  const first = await transformed('src/edited.ts', text)
  expect(first?.watchFiles).toContain(types)
  expect(first?.code).toContain('"kind":"Arithmetic"')
  project.write('src/subject.ts', 'export interface Subject { readonly a: string; readonly b: string }\n')
  utimesSync(types, new Date(), new Date(statSync(types).mtimeMs + 2000))
  const second = await transformed('src/edited.ts', text)
  expect(second?.code).toContain('"kind":"Text"')
})

test('what was prepared is compiled in the project that is open', async () => {
  const own = createTransform({ root: project.root, runtimeModule: '@stepwright/dsl', cacheFolder: false })
  const text = `import type { Expr } from '@stepwright/dsl'
export const value: Expr<{ a: number }, object, unknown> = (s) => s.a
`
  const file = project.write('src/prepared.ts', text)
  const opened = vi.spyOn(await import('../lower/user-program.ts'), 'openUserProgram')
  await own.prepare(file)
  expect(opened).toHaveBeenCalledOnce()
  expect((await own(text.replace('s.a', 's.a + 1'), file))?.code).toContain('"kind":"Arithmetic"')
  expect(opened).toHaveBeenCalledOnce()
  opened.mockRestore()
})

test('keeps results between runs, until something that decided them changes', async () => {
  const cached = (): Transform => createTransform({ root: project.root, cacheFolder: join(project.root, 'cache') })
  const types = project.write('src/kept-subject.ts', 'export interface Subject { readonly a: number }\n')
  const text = `import type { Expr } from '@stepwright/dsl'
import type { Subject } from './kept-subject.ts'
export const value: Expr<Subject, object, unknown> = (s) => s.a + s.a
`
  const file = project.write('src/kept.ts', text)
  const first = await cached()(text, file)
  const opened = vi.spyOn(await import('../lower/user-program.ts'), 'openUserProgram')
  expect(await cached()(text, file)).toEqual(first)
  expect(opened).not.toHaveBeenCalled()
  project.write('src/kept-subject.ts', 'export interface Subject { readonly a: string }\n')
  utimesSync(types, new Date(), new Date(statSync(types).mtimeMs + 2000))
  const second = await cached()(text, file)
  expect(second?.code).toContain('"kind":"Text"')
})

test('a project that cannot be trusted is an error', async () => {
  project.write(
    'broken/tsconfig.json',
    JSON.stringify({ compilerOptions: { noLib: true, module: 'NodeNext', customConditions: ['@stepwright/source'] } }),
  )
  const text =
    "import type { Expr } from '@stepwright/dsl'\nexport const f: Expr<{ a: string }, object, string> = (s) => s.a\n"
  expect((await transformed('broken/a.ts', text))?.diagnostics).toMatchInlineSnapshot(`
    [
      {
        "code": "SW2006",
        "hint": "Leave 'noLib' out of tsconfig.json, and let 'lib' include a version of ECMAScript.",
        "location": {
          "column": 1,
          "endColumn": 1,
          "endLine": 3,
          "file": "broken/a.ts",
          "line": 1,
        },
        "message": "TypeScript's own types are missing: Cannot find global type 'Array'.",
        "severity": "error",
      },
    ]
  `)
  project.write('unresolved/tsconfig.json', JSON.stringify({ compilerOptions: { module: 'NodeNext' } }))
  expect((await transformed('unresolved/a.ts', "import { pipeline } from 'stepwright'\npipeline('A')\n"))?.diagnostics)
    .toMatchInlineSnapshot(`
    [
      {
        "code": "SW2010",
        "hint": "Install the package, and check 'moduleResolution' and 'customConditions' in the tsconfig.json that holds this file.",
        "location": {
          "column": 26,
          "endColumn": 38,
          "endLine": 1,
          "file": "unresolved/a.ts",
          "line": 1,
        },
        "message": "The types of 'stepwright' cannot be found.",
        "severity": "error",
      },
    ]
  `)
})

test('refusals carry the span in the file as the user names it', async () => {
  const result = await transformed(
    'src/refused.ts',
    "import type { Expr } from '@stepwright/dsl'\nexport const f: Expr<{ a: any }, object, unknown> =\n  (s) => s.a + 1\n",
  )
  expect(result?.diagnostics).toMatchInlineSnapshot(`
    [
      {
        "code": "SW2002",
        "hint": "Give it a type, or narrow it first, for example with typeof or Array.isArray.",
        "location": {
          "column": 10,
          "endColumn": 13,
          "endLine": 3,
          "file": "src/refused.ts",
          "line": 3,
        },
        "message": "The type of 's.a' is not known, so '+' could mean different things.",
        "severity": "error",
      },
    ]
  `)
})

test('a value that may be undefined is refused, unless it is a test', async () => {
  const result = await transformed(
    'src/missing.ts',
    `import type { Expr, Guard } from '@stepwright/dsl'
interface S { o?: string; xs: string[]; a: any }
export const value: Expr<S, object, unknown> = (s) => s.o
export const test: Guard<S, object> = (s) => s.o !== undefined && s.o.length > 3
export const fine: Expr<S, object, unknown>[] = [(s) => s.o ?? null, (s) => s.xs[0]!, (s) => ({ o: s.o }), (s) => s.a]
`,
  )
  const text = result?.diagnostics.map(
    ({ code, location }) => `${location?.line ?? 0}:${location?.column ?? 0} ${code}`,
  )
  expect(text).toEqual(['3:48 SW2011'])
})

test('a file that does not parse is left to whoever reads it next', async () => {
  const result = await transformed(
    'src/broken.ts',
    "import { pipeline } from '@stepwright/dsl'\nexport const flow = pipeline<{ n: number }>('F').pass('A', (f) => f.n + )\n",
  )
  expect(result?.diagnostics).toEqual([])
  expect(result?.code).not.toContain('__lowered')
})

test('an entry of a table made by expr() was lowered where it was written', async () => {
  const code = await codeOf(
    'src/table.ts',
    `import { expr, type Expr } from '@stepwright/dsl'
const table = { size: expr((f: { n: number }) => f.n) }
export const size: Expr<{ n: number }, object, number> = table.size
`,
  )
  expect(code.split('\n').slice(1, 3)).toEqual([
    'const table = { size: expr(__lowered(/* v8 ignore next */ (f: { n: number }) => f.n, {"kind":"Property","object":{"kind":"Subject","kinds":64},"key":"n","kinds":8}, null, "src/table.ts:2:28", \'0:2:50:2:53\')) }',
    'export const size: Expr<{ n: number }, object, number> = table.size',
  ])
})

test('a flow that comes from a module of the user’s own is continued anywhere', async () => {
  project.write(
    'src/started.ts',
    "import { pipeline } from '@stepwright/dsl'\nexport const started = pipeline<{ n: number }>('F')\n",
  )
  const code = await codeOf(
    'src/continued.ts',
    "import { started } from './started.ts'\nexport const flow = started.pass('A', (f) => f.n)\n",
  )
  expect(code.split('\n')[1]).toBe(
    `export const flow = started.pass('A', __lowered(/* v8 ignore next */ (f) => f.n, {"kind":"Property","object":{"kind":"Subject","kinds":64},"key":"n","kinds":8}, null, "src/continued.ts:2:39", '0:2:46:2:49'), __located("src/continued.ts:2:29"))`,
  )
})

test.each([
  ['operands', `(f) => ${Array.from({ length: 5000 }, (_, i) => `f.n === ${i}`).join(' || ')}`],
  ['negations', `(f) => ${'!'.repeat(5000)}f.n`],
])('thousands of %s are a finding, not an overflow', async (name, fn) => {
  const text = `import type { Expr } from '@stepwright/dsl'\nexport const f: Expr<{ n: number }, object, boolean> = ${fn}\n`
  const result = await transformed(`src/long-${name}.ts`, text)
  expect(result?.diagnostics).toEqual([
    {
      code: 'SW2012',
      severity: 'error',
      message: `TypeScript's own call stack overflows in 'src/long-${name}.ts': an expression or a function in it is too long.`,
      location: { file: `src/long-${name}.ts`, line: 1, column: 1 },
      hint: 'Thousands of operands or statements in a row are data: put them into an array or an object, and look them up.',
    },
  ])
  // The project is of use all the same.
  const next = await transformed('src/short.ts', text.replace(fn, '(f) => f.n > 0'))
  expect(next?.diagnostics).toEqual([])
})

test('a file that only calls a function of the user’s own around ours is compiled', async () => {
  project.write(
    'src/kit/steps.ts',
    "import { pipeline, type Expr } from '@stepwright/dsl'\nexport const step = (fn: Expr<{ n: number }, { readonly input: { n: number } }, number>) => pipeline<{ n: number }>('F').pass('A', fn)\n",
  )
  project.write('src/kit/index.ts', "export { step } from './steps.ts'\n")
  const code = await codeOf(
    'src/wrapped.ts',
    "import { step } from './kit/index.ts'\nexport const flow = step((f) => f.n + 1)\n",
  )
  expect(code).toContain('step(__lowered(/* v8 ignore next */ (f) => f.n + 1, {"kind":"Arithmetic"')
  project.write(
    'src/kit/types.ts',
    "import type { Expr } from '@stepwright/dsl'\nexport type OfN = Expr<{ n: number }, object, number>\n",
  )
  const typed = await codeOf(
    'src/typed.ts',
    "import type { OfN } from './kit/types.js'\nexport const f: OfN = (f) => f.n + 1\n",
  )
  expect(typed).toContain('export const f: OfN = __lowered(')
  // Neither a file that hands nothing to it, nor one whose imports lead nowhere.
  const others = [
    "import { step } from './kit/index.ts'\nexport const steps = [step]\nexport const f = () => 1\n",
    "import { f } from './other-kit.ts'\nexport const g = f((x) => x)\n",
    "import { step } from './nowhere.ts'\nexport const g = step((x) => x)\n",
    "import { flow } from './wrapped.ts'\nexport const g = [1].map((x) => [x, flow])\n",
  ]
  project.write('src/other-kit.ts', 'export const f = (fn: (x: number) => number) => fn(1)\n')
  for (const other of others) expect(await transformed('src/unwrapped.ts', other)).toBeNull()
})
