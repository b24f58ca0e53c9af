import { readdirSync } from 'node:fs'
import type { AnyPipeline } from 'stepwright'
import { compile, definitionText } from 'stepwright/compiler'
import { expect, test } from 'vitest'

const patterns = readdirSync(import.meta.dirname).flatMap((file) => /^(.+)\.pipeline\.ts$/.exec(file)?.[1] ?? [])

/** Each pattern's pipelines, as ASL: one file each, named after the pattern, or after the pipeline where there are several. */
test.each(patterns)('%s compiles without a finding to the ASL beside it', async (pattern) => {
  const pipelines = Object.entries((await import(`./${pattern}.pipeline.ts`)) as Record<string, AnyPipeline>)
  for (const [name, pipeline] of pipelines) {
    const compiled = compile(pipeline)
    expect(compiled.diagnostics).toEqual([])
    if (!compiled.ok) throw new Error(`${name} does not compile.`)
    const file = pipelines.length === 1 ? pattern : `${pattern}.${name}`
    await expect(definitionText(compiled.definition)).toMatchFileSnapshot(`./${file}.asl.json`)
  }
})
