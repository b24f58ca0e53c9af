import { readFileSync } from 'node:fs'

/** This package's version. The manifest lies two folders up, from the sources and from what is built of them alike. */
export function packageVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { readonly version: string }).version
}
