import { createTransform, esbuildPluginOf } from '@stepwright/compiler'

/** What compiles the functions in a user's files. */
export interface Transform {
  readonly plugin: ReturnType<typeof esbuildPluginOf>
  /** Gets ready to compile a file after a change. */
  readonly prepare: (file: string) => Promise<void>
}

/** The transform for a command: it reports type errors too, since nothing is built from a file that has some. */
export function userTransform(cwd: string): Transform {
  const transform = createTransform({ root: cwd, typeErrors: true })
  return { plugin: esbuildPluginOf(transform, cwd), prepare: transform.prepare }
}
