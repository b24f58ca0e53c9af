import { createColors } from 'picocolors'

/** Where text goes. */
export interface Output {
  write(text: string): void
  /** True for a terminal: something may be drawn over. */
  readonly isTerminal: boolean
  /** True when text may carry colours. */
  readonly hasColours: boolean
}

/** Everything a command may read from or write to its surroundings. What a program reads goes to `out`, what a person reads to `err`. */
export interface Terminal {
  readonly cwd: string
  readonly env: { readonly [name: string]: string | undefined }
  readonly out: Output
  readonly err: Output
  /** Resolves when the user wants to stop (Ctrl-C). Until it is called, Ctrl-C ends the process as usual. */
  untilInterrupted(): Promise<void>
}

type Environment = Terminal['env']

/** Colours on a terminal only, unless the user said otherwise: https://no-color.org, https://force-color.org. */
export function wantsColours(env: Environment, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false
  const forced = env['FORCE_COLOR']
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false'
  return isTerminal && env['TERM'] !== 'dumb'
}

/** The colours to paint with on an output: none at all where it has none. */
export function paintFor(output: Output): Paint {
  return createColors(output.hasColours)
}

/** Functions that put text in a colour. */
export type Paint = ReturnType<typeof createColors>
