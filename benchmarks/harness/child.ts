// The process that runs one benchmark: `child.ts <file>`, forked by in-child.ts.
import { pathToFileURL } from 'node:url'
import type { Benchmark, Row } from './benchmark.ts'
import type { Message } from './in-child.ts'

// The loader switches source maps on, which makes every Error dear: ours and the peer's run without.
process.setSourceMapsEnabled(false)

const send = (message: Message): void => void process.send?.(message)
const file = process.argv[2] ?? ''
let title = file
let rows: readonly Row[] = []
let error: string | null = null
try {
  const { benchmark } = (await import(pathToFileURL(file).href)) as { benchmark: Benchmark }
  title = benchmark.title
  rows = await benchmark.run((progress) => send({ progress }))
} catch (thrown) {
  error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}
send({ result: { title, rows, error } })
process.disconnect()
