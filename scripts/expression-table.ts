// Writes docs/reference/expressions.md, the page of constructs, from the tables that prove them.
//   node scripts/source.mjs scripts/expression-table.ts
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare, type PreparedConstruct } from '../packages/compiler/src/lower/testing/construct.ts'
import { constructTables, documented } from '../packages/compiler/src/lower/testing/documented-constructs.ts'
import { printValue } from '../packages/compiler/src/print/print-value.ts'

const folder = '../../packages/compiler/src/lower/testing'
export const page: string = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'reference', 'expressions.md')

const head = `# Expressions, construct by construct

What you write, and what is emitted for it where the machine speaks JSONata. Each row is a test: the function runs in JavaScript and its
JSONata in the engine, on random values of its parameter's type, and both give the same JSON. The last column says where.

Forms depend on the types: what may be missing or null is tested for, what cannot be is not. Functions such as \`$text\` are defined once in front
of an expression that needs them. What JSON makes of JavaScript's values is [a page of its own](../guide/json-meaning.md).

<!-- Written by \`node scripts/source.mjs scripts/expression-table.ts\`. A test fails when it is out of date. -->
`

interface Proof {
  readonly file: string
  readonly construct: PreparedConstruct
}

/** The constructs that the page shows, lowered: each table in one program. */
async function proofs(): Promise<ReadonlyMap<string, Proof>> {
  const wanted = new Set(Object.values(documented).flat())
  const found = new Map<string, Proof>()
  for (const { file, prelude, config, constructs } of constructTables) {
    const first = new Map(constructs.toReversed().map((construct) => [construct.fn, construct]))
    const own = [...first.values()].filter(({ fn }) => wanted.has(fn) && !found.has(fn))
    if (own.length === 0) continue
    for (const construct of await prepare(prelude, own, config)) found.set(construct.fn, { file, construct })
  }
  return found
}

/** The page, as it should be. */
export async function expressionTable(): Promise<string> {
  const found = await proofs()
  const families = Object.entries(documented).map(([family, fns]) => {
    const rows = fns.map((fn) => {
      const proof = found.get(fn)
      if (!proof) throw new Error(`No table of constructs proves '${fn}'.`)
      const { file, construct } = proof
      const test = construct.name.slice(0, -fn.length - 2)
      return `| ${code(fn)} | ${code(printed(construct))} | [${test}](${folder}/${file}) |`
    })
    return [`## ${family}`, '', '| TypeScript | JSONata | Test |', '| --- | --- | --- |', ...rows, ''].join('\n')
  })
  return [head, ...families].join('\n')
}

function printed({ value }: PreparedConstruct): string {
  const field = printValue(value, { subject: 'input', resultAt: [] })
  return typeof field === 'string' ? field : JSON.stringify(field)
}

/** A cell of code: a pipe would end it, and a backquote inside needs two around. */
function code(text: string): string {
  const escaped = text.replaceAll('|', String.raw`\|`)
  return escaped.includes('`') ? `\`\` ${escaped} \`\`` : `\`${escaped}\``
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, await expressionTable())
