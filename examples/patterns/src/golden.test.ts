import { readdirSync } from 'node:fs'
import type { AnyPipeline } from 'stepwright'
import { compile, definitionText } from 'stepwright/compiler'
import { expect, test } from 'vitest'

const patterns = readdirSync(import.meta.dirname).flatMap((file) => /^(.+)\.pipeline\.ts$/.exec(file)?.[1] ?? [])

/** All pipelines, with the file of their ASL: it is named after the pattern, and after the pipeline too where a pattern has several. */
const pipelines: { file: string; pipeline: AnyPipeline }[] = []
for (const pattern of patterns) {
  const exported = Object.entries((await import(`./${pattern}.pipeline.ts`)) as Record<string, AnyPipeline>)
  for (const [name, pipeline] of exported) {
    pipelines.push({ file: `${exported.length === 1 ? pattern : `${pattern}.${name}`}.asl.json`, pipeline })
  }
}

test.each(pipelines)('$file is what its pipeline compiles to, without a finding', async ({ file, pipeline }) => {
  const compiled = compile(pipeline)
  expect(compiled.diagnostics).toEqual([])
  if (!compiled.ok) throw new Error(`The pipeline of ${file} does not compile.`)
  await expect(definitionText(compiled.definition)).toMatchFileSnapshot(`./${file}`)
})
