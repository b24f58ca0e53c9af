import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Measured } from './benchmark.ts'
import { repository } from './repository.ts'

/** What a child tells the run. */
export type Message = { readonly progress: string } | { readonly result: Measured }

/**
 * Runs a benchmark file in a Node process of its own. That process resolves our packages as users get them (compiled,
 * from `dist`), not their sources through a loader that wraps every function to keep its name.
 */
export function runInChild(file: string, say: (progress: string) => void): Promise<Measured> {
  const loader = pathToFileURL(createRequire(join(repository, 'package.json')).resolve('tsx/esm')).href
  return new Promise((resolve, reject) => {
    const child = fork(join(repository, 'benchmarks', 'harness', 'child.ts'), [file], {
      execArgv: ['--import', loader, '--expose-gc'],
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    let result: Measured | null = null
    child.on('message', (message: Message) => {
      if ('progress' in message) say(message.progress)
      else result = message.result
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (result) resolve(result)
      else reject(new Error(`${file} ended with ${signal ?? code ?? 'nothing'} and no result.`))
    })
  })
}
