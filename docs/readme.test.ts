import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// What the README shows is what examples/quick-start compiles and tests.

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const example = (file: string): string => readFileSync(join(root, 'examples/quick-start/src', file), 'utf8')

const blocks = [...readme.matchAll(/^```(ts|json)\n([\s\S]*?)^```$/gm)].map(([, language, text = '']) => ({
  language,
  text,
}))

test.each(['import-orders.pipeline.ts', 'import-orders.test.ts'])('the README shows %s as it is', (file) => {
  expect(blocks.map(({ text }) => text)).toContain(`// file: ${file}\n${example(file)}`)
})

test('the ASL in the README is a stretch of what is built', () => {
  const indented = blocks
    .filter(({ language }) => language === 'json')
    .map(({ text }) => text.replaceAll(/^/gm, '    ').trimEnd())
  expect(indented).toHaveLength(1)
  expect(example('import-orders.asl.json')).toContain(indented[0])
})
