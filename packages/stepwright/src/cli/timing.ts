/** `142 ms`, `2.8 s` */
export function readableTime(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

/** What the process holds in memory, as `183 MB`. */
export function memoryInUse(): string {
  return `${Math.round(process.memoryUsage.rss() / 1e6)} MB`
}
