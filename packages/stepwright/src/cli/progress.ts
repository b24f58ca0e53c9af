import { paintFor, type Terminal } from './terminal.ts'

/** Says what takes long, while it does. On a terminal only: a log has no use for it. */
export interface Progress {
  /** Replaces what is said by this. */
  say(text: string): void
  /** Takes the line away. */
  done(): void
}

/** Progress on the line where a person is looking. */
export function progressOn({ err }: Terminal): Progress {
  const paint = paintFor(err)
  let shown = false
  const clear = (): void => {
    if (shown) err.write('\r\u001b[2K')
    shown = false
  }
  return {
    say: (text) => {
      clear()
      if (!err.isTerminal) return
      err.write(paint.dim(`${text} …`))
      shown = true
    },
    done: clear,
  }
}
