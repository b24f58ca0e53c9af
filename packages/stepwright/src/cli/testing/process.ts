import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Ran } from './captured-terminal.ts'

/** A process under way: what it has written so far, and how it ends. */
export interface Started {
  readonly child: ChildProcess
  readonly written: { readonly out: string; readonly err: string }
  readonly ended: Promise<Ran>
}

/** Starts a program and captures what it writes. */
export function start(line: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Started {
  const [file = '', ...rest] = line
  const child = spawn(file, rest, { cwd, env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env } })
  const written = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (written.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (written.err += chunk.toString()))
  const ended = new Promise<Ran>((resolve) => {
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? -1, ...written }))
  })
  return { child, written, ended }
}

/** The command line that runs `stepwright` from its sources. */
export const command: readonly string[] = [
  process.execPath,
  fileURLToPath(new URL('../../../../../scripts/source.mjs', import.meta.url)),
  fileURLToPath(new URL('../bin.ts', import.meta.url)),
]

/** Runs `stepwright` as a process of its own. */
export function stepwright(cwd: string, line: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ran> {
  return start([...command, ...line], cwd, env).ended
}
