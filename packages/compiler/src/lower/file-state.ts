import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs'

/** What a file or a folder was like when something was derived from it. */
export interface PathState {
  readonly path: string
  /** Times, size and number on the disk: equal ones save reading it. Null when they could hide a change that follows at once. */
  readonly stamp: string | null
  readonly hash: string
}

/** Looks at files and folders, each again only when it was touched since. */
export interface PathStates {
  /** The content of a file, null when there is none. */
  readonly file: (path: string) => PathState | null
  /** The names in a folder that can decide what an import or a configuration finds: folders, links and declarations. Null when there is none. */
  readonly folder: (path: string) => PathState | null
}

export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')

/** Starts with nothing known. */
export function pathStates(): PathStates {
  const known = new Map<string, PathState>()
  const look = (path: string, hashOf: (path: string) => string): PathState | null => {
    // Before the content: a change between the two is then seen as one.
    const stamp = stampOf(path)
    if (stamp === undefined) return null
    const before = known.get(path)
    if (before && stamp !== null && before.stamp === stamp) return before
    try {
      const state = { path, stamp, hash: hashOf(path) }
      known.set(path, state)
      return state
    } catch {
      // It went away in between.
      return null
    }
  }
  return { file: (path) => look(path, hashOfFile), folder: (path) => look(path, hashOfFolder) }
}

/** Whether a file is still what it was: its content counts. */
export function isSameFile(state: PathState): boolean {
  return isSame(state, hashOfFile)
}

/** Whether a folder still holds the names it held. */
export function isSameFolder(state: PathState): boolean {
  return isSame(state, hashOfFolder)
}

function isSame({ path, stamp, hash }: PathState, hashOf: (path: string) => string): boolean {
  const current = stampOf(path)
  if (current === undefined) return false
  if (current !== null && current === stamp) return true
  try {
    return hashOf(path) === hash
  } catch {
    return false
  }
}

const hashOfFile = (path: string): string => sha256(readFileSync(path))

function hashOfFolder(path: string): string {
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && (!entry.isFile() || /\.d\.[cm]?ts$/.test(entry.name)))
    .map(({ name }) => name)
  return sha256(names.sort().join('\0'))
}

/** Clocks of file systems go in steps of some milliseconds: what was touched just now can be touched again without a trace. */
const tickMs = 50

/**
 * The time of the last change of the inode is in it, since installers give every file the same time of modification. `undefined`: nothing
 * is there.
 */
function stampOf(path: string): string | null | undefined {
  let stat: Stats | undefined
  try {
    stat = statSync(path, { throwIfNoEntry: false })
  } catch {
    // Part of the path is a file.
    return undefined
  }
  if (!stat) return undefined
  const { ctimeMs, mtimeMs, size, ino } = stat
  const nowMs = performance.timeOrigin + performance.now()
  return nowMs - ctimeMs < tickMs ? null : `${ctimeMs}:${mtimeMs}:${size}:${ino}`
}
