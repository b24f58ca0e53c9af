import { expect, test } from 'vitest'
import type { CompiledPipeline } from '../compile.ts'
import { definitionFiles } from './definition-files.ts'

test('a definition and its source map, whose places are relative to it', () => {
  const compiled: CompiledPipeline = {
    ok: true,
    name: 'Copy',
    definition: { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
    sourceMap: {
      states: { A: { file: '/project/src/copy.pipeline.ts', line: 3, column: 4 } },
      pointers: { '/States/A': { file: 'src/copy.pipeline.ts', line: 3, column: 4 } },
    },
    params: [],
    diagnostics: [],
  }
  expect(definitionFiles(compiled, { cwd: '/project', outDir: 'out/asl' })).toEqual({
    definition: {
      path: '/project/out/asl/Copy.asl.json',
      text: '{\n  "QueryLanguage": "JSONata",\n  "StartAt": "A",\n  "States": {\n    "A": {\n      "Type": "Pass",\n      "End": true\n    }\n  }\n}\n',
    },
    sourceMap: {
      path: '/project/out/asl/Copy.asl.map.json',
      text: `${JSON.stringify(
        {
          version: 1,
          file: 'Copy.asl.json',
          states: { A: '../../src/copy.pipeline.ts:3:4' },
          pointers: { '/States/A': '../../src/copy.pipeline.ts:3:4' },
        },
        null,
        2,
      )}\n`,
    },
  })
})
