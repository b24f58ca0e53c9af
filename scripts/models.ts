// Writes packages/asl/models from the API models in the installed AWS CLI layer (@aws-cdk/asset-awscli-v1), and says what has changed.
//   pnpm models
// docs/architecture.md tells why these models; packages/asl/models/README.md under which licence they are.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { installedModels } from './models/api-model.ts'
import { modelFiles } from './models/generate.ts'

const folder = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'packages', 'asl', 'models')
const files = modelFiles(installedModels())
mkdirSync(folder, { recursive: true })

const fileOf = (name: string): string => join(folder, name.endsWith('.json') ? `${name}.gz` : name)
const written = (name: string): string | null => {
  if (!existsSync(fileOf(name))) return null
  const bytes = readFileSync(fileOf(name))
  return name.endsWith('.json') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8')
}

const gone = readdirSync(folder).filter((file) => file.endsWith('.json.gz') && !files.has(file.slice(0, -'.gz'.length)))
for (const file of gone) {
  rmSync(join(folder, file))
  console.log(`removed ${file}`)
}
let bytes = 0
for (const [name, text] of files) {
  // What is the same is left alone: another zlib packs the same text into other bytes.
  if (written(name) !== text) {
    writeFileSync(fileOf(name), name.endsWith('.json') ? gzipSync(text, { level: 9 }) : text)
    console.log(`wrote ${fileOf(name)}`)
  }
  bytes += readFileSync(fileOf(name)).byteLength
}
console.log(`${files.size} files, ${(bytes / 1e6).toFixed(2)} MB, in ${folder}`)
