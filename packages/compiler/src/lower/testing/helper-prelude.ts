/** The functions that {@link helperConstructs} call: every way in which a project declares one. */
export const helperPrelude = `
interface FileRef { bucket: string; key: string; size?: number }
interface Folder { name: string; files: FileRef[]; n: number; s: string; t: string; flag: boolean }

const fullKey = (f: FileRef) => \`\${f.bucket}/\${f.key}\`
const described = (f: FileRef) => \`\${fullKey(f)} (\${sizeOf(f)})\`
function sizeOf(file: FileRef): number { return file.size ?? 0 }
function plural(n: number): string
function plural(n: string): string
function plural(n: number | string): string { return n === 1 || n === '1' ? 'one' : 'many' }
const withDefault = (text: string, suffix = '!', times: number = sizeOf({ bucket: '', key: '', size: 2 })) => text + suffix + times
const optional = (text: string, other?: string) => other === undefined ? text : text + other
const destructured = ({ bucket, key: k, size = 7 }: FileRef, [first = 'none']: string[] = []) => [bucket, k, size, first]
const all = (head: string, ...others: string[]) => [head, others.length, ...others]
function unbound(this: void, f: FileRef): string { return f.key }
const level = (n: number): string => {
  if (n > 10) return 'high'
  const half = n / 2
  if (half > 2) return 'middle'
  return 'low'
}
const maybe = (f: FileRef): string | undefined => (f.size ? f.key : undefined)
const firstSize = (fs: FileRef[]) => fs.find((f) => f.size !== undefined)?.size
const identity = <T>(value: T): T => value
const lookUp = <T extends { key: string }>(items: readonly T[], key: string): T | undefined => items.find((item) => item.key === key)
const twice = (f: (n: number) => number, n: number) => f(f(n))
const triple = (n: number) => n * 3
const isLarge = (f: FileRef) => sizeOf(f) > 5
const bySize = (a: FileRef, b: FileRef) => sizeOf(a) - sizeOf(b)
const sum = (total: number, f: FileRef) => total + sizeOf(f)
const numbered = (f: FileRef, i: number) => \`\${i}:\${f.key}\`
const inAll = (f: FileRef, i: number, fs: FileRef[]) => i + fs.length
const split = (text: string, by: string) => text.split(by)
const half = (n: number, by = 2) => n / by
const map = (n: number) => n + 1
const count = (fs: FileRef[]) => { const large = fs.filter(isLarge); return large.length }
const keysOf = (fs: FileRef[]) => fs.map((f) => f.key)
const nested = (fs: FileRef[]) => [fs.map((f) => [f.key]), keysOf(fs)]
const helpers = {
  toKey(f: FileRef) { return f.key },
  toBucket: (f: FileRef) => f.bucket,
  fullKey,
  deep: { level },
} as const
class Files {
  static readonly limit = (n: number): number => Math.min(n, 100)
  static label(f: FileRef): string { return f.key.toUpperCase() }
}
const alias = fullKey
const asserted = ((f: FileRef) => f.key) satisfies (f: FileRef) => string as (f: FileRef) => string
`
