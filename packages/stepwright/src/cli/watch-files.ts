import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** A wait for a change of files. */
export interface Change {
  readonly happened: Promise<'changed'>
  stop(): void
}

/**
 * Resolves a moment after one of the files changes: editors save in several steps, and often by putting a new file in the place of the old,
 * so folders are watched.
 *
 * @param files - absolute paths
 */
export function changeOf(files: readonly string[]): Change {
  const namesIn = new Map<string, Set<string>>()
  for (const file of files) {
    const folder = dirname(file)
    namesIn.set(folder, (namesIn.get(folder) ?? new Set()).add(basename(file)))
  }
  let timer: NodeJS.Timeout | undefined
  let watchers: readonly { close(): void }[] = []
  const happened = new Promise<'changed'>((resolve) => {
    watchers = [...namesIn].map(([folder, names]) =>
      watch(folder, (_event, name) => {
        if (name !== null && !names.has(name)) return
        clearTimeout(timer)
        timer = setTimeout(() => resolve('changed'), 80)
      }),
    )
  })
  return {
    happened,
    stop: () => {
      clearTimeout(timer)
      watchers.forEach((watcher) => watcher.close())
    },
  }
}
