import { folderStore } from './folder.ts'
import { memoryStore } from './memory.ts'

/**
 * Stores that stand in for S3.
 *
 * @example
 * const bucket = s3.memory({ 'raw/tx.csv': 'id,amount\n1,10\n' })
 * const onDisk = s3.folder('./data/s3')      // ./data/s3/<bucket>/<key>
 */
export const s3: { readonly memory: typeof memoryStore; readonly folder: typeof folderStore } = {
  memory: memoryStore,
  folder: folderStore,
}
