import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const dayMs = 24 * 60 * 60 * 1000

/** How long what nobody wrote again is kept. Of bundles and half-written entries: those that a killed process left behind. */
const keptMs = { entry: 30 * dayMs, remains: dayMs }

/** How many entries stay at most, the latest ones. */
const mostEntries = 1000

/** Removes from our folder what is old: entries of files that are gone, and what a killed process left. */
export function prune(folder: string): void {
  const entries: { readonly path: string; readonly ageMs: number }[] = []
  for (const name of namesIn(folder)) {
    const path = join(folder, name)
    const ageMs = ageOf(path)
    if (/^[0-9a-f]{64}\.json$/.test(name)) entries.push({ path, ageMs })
    else if (/^bundle-|\.tmp$/.test(name) && ageMs > keptMs.remains) remove(path)
  }
  entries.sort((one, other) => one.ageMs - other.ageMs)
  for (const [place, { path, ageMs }] of entries.entries()) {
    if (place >= mostEntries || ageMs > keptMs.entry) remove(path)
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function ageOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? performance.timeOrigin + performance.now() - stat.mtimeMs : 0
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // Another process uses it, or it is not ours to remove.
  }
}
