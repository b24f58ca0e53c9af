import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds everything. */
export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Where benchmarks put what they make; ignored by git. */
export const scratch = join(repository, 'benchmarks', '.stepwright')
