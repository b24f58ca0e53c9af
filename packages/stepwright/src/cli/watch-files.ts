import { statSync, watch, type FSWatcher } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Watches files, whose number may grow. */
export interface FileWatcher {
  /** Changes count from here on. */
  begin(): void
  /** Watches these files too; absolute paths. One that is not there yet counts when it appears. */
  also(files: readonly string[]): void
  /** Watches folders for files whose names match. */
  appearing(folders: readonly string[], matches: (name: string) => boolean): void
  /** Resolves a moment after a watched file has changed since `begin`: at once when one has already. */
  changed(): Promise<'changed'>
  close(): void
}

/**
 * How long nothing may have happened for a change to be over. Editors save in several steps; what comes later than this is another change,
 * and only costs another go.
 */
const quietMs = 15

/** How long an emptied file is waited for: it is being written. */
const emptyMs = 200

/** How far the time of a file may lag behind the clock. */
const tickMs = 10

/** Starts with no files. Folders are watched, not files: editors often put a new file in the place of the old. */
export function watchFiles(): FileWatcher {
  const watchers = new Map<string, FSWatcher>()
  const stamps = new Map<string, string>()
  const patterns = new Map<string, (name: string) => boolean>()
  let isChanged = false
  let beganMs = 0
  let timer: NodeJS.Timeout | undefined
  let notify: (() => void) | null = null

  const noteChange = (waitMs = quietMs): void => {
    isChanged = true
    clearTimeout(timer)
    timer = setTimeout(() => notify?.(), waitMs)
  }
  const look = (file: string): void => {
    const stamp = stampOf(file)
    if (stamps.get(file) === stamp) return
    stamps.set(file, stamp)
    noteChange(statSync(file, { throwIfNoEntry: false })?.size === 0 ? emptyMs : quietMs)
  }
  const watchFolder = (folder: string): void => {
    if (watchers.has(folder)) return
    try {
      const watcher = watch(folder, (_event, name) => {
        if (name === null) for (const file of stamps.keys()) look(file)
        else if (stamps.has(`${folder}/${name}`)) look(`${folder}/${name}`)
        else if (patterns.get(folder)?.(name)) noteChange()
      })
      // A folder that is removed is told as a change of the files that were in it.
      watcher.on('error', () => watcher.close())
      watchers.set(folder, watcher)
    } catch {
      // The folder is not there: nothing appears in it before something else changes.
    }
  }
  return {
    begin: () => {
      isChanged = false
      beganMs = performance.timeOrigin + performance.now()
    },
    also: (files) => {
      for (const file of files.map(normal)) {
        watchFolder(dirname(file))
        if (stamps.has(file)) continue
        stamps.set(file, stampOf(file))
        // It was read before it was watched: what happened since it may have been read counts.
        if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > beganMs - tickMs) isChanged = true
      }
    },
    appearing: (folders, matches) => {
      for (const folder of folders) {
        watchFolder(normal(folder))
        patterns.set(normal(folder), matches)
      }
    },
    changed: () =>
      new Promise((resolve) => {
        notify = () => resolve('changed')
        if (isChanged) noteChange()
      }),
    close: () => {
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

const normal = (path: string): string => `${dirname(path)}/${basename(path)}`.replace(/^\/\//, '/')

/** Also what is told without a change, as when a file is only read, is not one. */
function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? `${stat.mtimeMs}:${stat.ctimeMs}:${stat.size}:${stat.ino}` : ''
}
