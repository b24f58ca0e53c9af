import { CsvError, parse } from 'csv-parse/sync'
import { rawColumns } from '../raw-file.ts'
import type { FileRef, ObjectStore } from '../storage/object-store.ts'

/** A file, and how many of its lines to look at. */
export interface SchemaQuestion extends FileRef {
  readonly sampleSize: number
}

export interface SchemaReport {
  readonly valid: boolean
  readonly errors: readonly string[]
  readonly sampledLines: number
}

export type ValidateSchema = (question: SchemaQuestion) => Promise<SchemaReport>

/** Looks at the header and the first lines of a file: is it a table of strike reports at all? */
export function validateSchema({ store }: { readonly store: ObjectStore }): ValidateSchema {
  return async ({ bucket, key, sampleSize }) => {
    const text = await store.read({ bucket, key })
    try {
      const [header = [], ...lines] = parse(text, { to: sampleSize + 1, relax_column_count: true })
      const errors = schemaErrors(header, lines)
      return { valid: errors.length === 0, errors, sampledLines: lines.length }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      return { valid: false, errors: [`The file is not CSV: ${error.message}.`], sampledLines: 0 }
    }
  }
}

function schemaErrors(header: readonly string[], lines: readonly (readonly string[])[]): string[] {
  const missing = rawColumns.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    return [`The header '${header.join(',')}' lacks ${missing.map((column) => `'${column}'`).join(', ')}.`]
  }
  if (lines.length === 0) return ['The file has a header and no lines.']
  const ragged = lines.findIndex((line) => line.length !== header.length)
  if (ragged < 0) return []
  return [`Line ${ragged + 2} has ${lines[ragged]?.length ?? 0} fields, the header has ${header.length}.`]
}
