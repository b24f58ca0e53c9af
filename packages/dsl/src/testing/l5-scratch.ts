import { readFileSync } from 'node:fs'
import { checkSource, shown } from './check-source.ts'
const { diagnostics } = checkSource(readFileSync(process.argv[2]!, 'utf8'))
for (const d of diagnostics) console.log('---\n' + shown(d))
