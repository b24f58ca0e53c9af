import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { validateText } from '../text/validate-text.ts'
import { codes, type DiagnosticCode } from './codes.ts'

const folder = fileURLToPath(new URL('../../../../docs/errors/', import.meta.url))
const pages = readdirSync(folder).filter((file) => /^SW\d{4}\.md$/u.test(file))
const read = (code: string): string => readFileSync(`${folder}${code}.md`, 'utf8')

test('every code has a page, and every page a code', () => {
  expect(pages.map((file) => file.slice(0, -'.md'.length)).sort()).toEqual(Object.keys(codes).sort())
})

test('a page is headed by its code and title', () => {
  const headings = pages.map((file) => read(file.slice(0, -'.md'.length)).split('\n', 1)[0])
  const expected = pages.map((file) => {
    const code = file.slice(0, -'.md'.length) as DiagnosticCode
    return `# ${code}: ${codes[code].title}`
  })
  expect(headings).toEqual(expected)
})

test('the index lists every code with its title, in order', () => {
  const index = readFileSync(`${folder}README.md`, 'utf8')
  const lines = (Object.keys(codes) as DiagnosticCode[]).sort().map((code) => {
    const { title, severity } = codes[code]
    return `- [${code}](${code}.md): ${title}${severity === 'warning' ? ' (warning)' : ''}`
  })
  expect(index.split('\n').filter((line) => line.startsWith('- '))).toEqual(lines)
})

/** Definitions that no page can show: more than a mebibyte of text, more than 256 levels of nesting. */
const unshowable: readonly string[] = ['SW3013', 'SW3014']
const validation = (Object.keys(codes) as DiagnosticCode[]).filter((code) => code.startsWith('SW3'))

test.each(validation.filter((code) => !unshowable.includes(code)))(
  "the example on %s's page triggers it, and it alone",
  (code) => {
    const example = /^```json\n(?<text>[\s\S]*?)^```$/mu.exec(read(code))?.groups?.['text'] ?? ''
    const found = validateText(example)
    // What is wrong with an example may entail more; an error page shows no error of another kind, a warning page no error at all.
    expect(found.map((one) => one.code)).toContain(code)
    const others = found.filter((one) => one.code !== code && one.severity === 'error')
    expect(others).toEqual([])
  },
)
