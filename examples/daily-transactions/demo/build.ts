import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Runs `stepwright build` on the pipeline, as a shell would, and gives the path of the ASL; `null` when it refused. */
export async function build(folder: string, pipeline: string, outDir: string): Promise<string | null> {
  const stepwright = fileURLToPath(new URL('cli/bin.ts', import.meta.resolve('stepwright')))
  // Our own Node was told to read TypeScript sources; the command is told the same.
  const child = spawn(process.execPath, [...process.execArgv, stepwright, 'build', pipeline, '--out-dir', outDir], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const exitCode = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  return exitCode === 0 ? join(folder, printed.trim()) : null
}
