#!/usr/bin/env node
import process from 'node:process'
import { runCli } from './run-cli.ts'
import { wantsColours, type Output } from './terminal.ts'

/** A stream of the process. A reader that went away (`stepwright … | head`) is no error of ours. */
function outputTo(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  // A stream that is no terminal has no `isTTY` at all, whatever its type says.
  const isTerminal = (stream as { readonly isTTY?: boolean }).isTTY ?? false
  return {
    write: (text) => {
      if (stream.writable) stream.write(text)
    },
    isTerminal,
    hasColours: wantsColours(process.env, isTerminal),
  }
}

// Which Node the SDK of next year wants is nothing that a deployment today is to be warned of.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'

process.exitCode = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  out: outputTo(process.stdout),
  err: outputTo(process.stderr),
  untilInterrupted: () => new Promise((resolve) => process.once('SIGINT', () => resolve())),
})
