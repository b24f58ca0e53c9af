import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

test.each(['asl', 'dsl', 'compiler', 'runtime-mock', 'stepwright'])(
  '%s is packed with its licence and a README',
  (name) => {
    const { name: packed } = JSON.parse(read(`packages/${name}/package.json`)) as { name: string }
    expect(read(`packages/${name}/LICENSE`)).toBe(read('LICENSE'))
    expect(read(`packages/${name}/README.md`)).toMatch(new RegExp(`^# ${packed}\n`, 'i'))
  },
)
