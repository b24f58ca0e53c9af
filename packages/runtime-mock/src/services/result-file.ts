import type { ObjectStore } from '../s3/object-store.ts'

/** A file of results that grows value by value. */
export interface ResultFile {
  readonly key: string
  /** Adds a value, as JSON text. */
  write(value: string): void
  /** When what was added so far is out of memory. */
  written(): Promise<void>
  /** Ends the file, and gives its size in bytes. */
  finish(): Promise<number>
  abandon(): Promise<void>
}

/** How much text is gathered before it is written. */
const pieceLength = 1 << 20

/** @param outputType an array, or a value on each line */
export function resultFile(store: ObjectStore, bucket: string, key: string, outputType: 'JSON' | 'JSONL'): ResultFile {
  const upload = store.upload(bucket, key)
  const isArray = outputType === 'JSON'
  let piece = isArray ? '[' : ''
  let isFirst = true
  let sizeBytes = 0
  /** Pieces are written one after the other; the first that cannot be stops the rest. */
  let last: Promise<void> = Promise.resolve()

  const flush = (): void => {
    const body = Buffer.from(piece)
    piece = ''
    sizeBytes += body.byteLength
    last = last.then(() => upload.write(body))
    // It is told to whoever waits for it.
    last.catch(() => undefined)
  }

  return {
    key,
    write(value) {
      piece += isArray ? `${isFirst ? '' : ','}${value}` : `${value}\n`
      isFirst = false
      if (piece.length >= pieceLength) flush()
    },
    written: () => last,
    async finish() {
      if (isArray) piece += ']'
      flush()
      await last
      await upload.complete()
      return sizeBytes
    },
    abandon: () => last.then(() => upload.abort()),
  }
}
