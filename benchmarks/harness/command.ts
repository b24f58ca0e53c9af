import { spawn } from 'node:child_process'

/** A command line and where it runs. */
export interface Command {
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs Node on `args` and gives the milliseconds from start to exit. A failing process is an error with its output. */
export function timeNode({ args, cwd, env }: Command): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const milliseconds = performance.now() - started
      if (code === 0) resolve(milliseconds)
      else
        reject(new Error(`node ${args.join(' ')} ended with ${signal ?? code ?? 'nothing'}:\n${output.slice(-4000)}`))
    })
  })
}
