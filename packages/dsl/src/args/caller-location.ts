import type { SourceLocation } from '@stepwright/asl'
import { fileURLToPath } from 'node:url'

const ours = new URL('..', import.meta.url).href
const test = /\.test\.[jt]s$/
const frame = /(?:\(|at )((?:file:\/\/)?\/?[^()]+?):(\d+):(\d+)\)?$/

/**
 * Where the first caller outside this package stands, from the stack. Only for calls that the compiler did not mark: it writes the place
 * of each call into the code it compiles.
 */
export function callerLocation(): SourceLocation {
  const holder: { stack?: string } = {}
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 30
  Error.captureStackTrace(holder, callerLocation)
  Error.stackTraceLimit = limit
  for (const line of (holder.stack ?? '').split('\n')) {
    const match = frame.exec(line.trim())
    const [, file = '', row = '', column = ''] = match ?? []
    if (file === '' || file.startsWith('node:') || isOurs(url(file))) continue
    return { file: path(file), line: Number(row), column: Number(column) }
  }
  return { file: '(unknown)', line: 1, column: 1 }
}

/** Our own tests stand among the sources, and count as callers. */
function isOurs(file: string): boolean {
  return file.startsWith(ours) && !test.test(file)
}

function url(file: string): string {
  return file.startsWith('file://') ? file : `file://${file.replaceAll('\\', '/')}`
}

function path(file: string): string {
  return file.startsWith('file://') ? fileURLToPath(file) : file
}
