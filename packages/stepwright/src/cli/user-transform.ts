import { stepwrightEsbuild } from '@stepwright/compiler'

/** What compiles the functions in a user's files. */
export type Transform = ReturnType<typeof stepwrightEsbuild>

/** The transform for a command: it reports type errors too, since nothing is built from a file that has some. */
export function userTransform(cwd: string): Transform {
  return stepwrightEsbuild({ root: cwd, typeErrors: true })
}
