import { join, relative, resolve, sep } from 'node:path'
import type { SourceLocation } from '@stepwright/asl'
import type { CompiledPipeline } from '../compile.ts'
import type { TextFile } from './write-files.ts'

/** Where a compiled pipeline's files go, and what places in its source map are relative to. */
export interface DefinitionPlace {
  readonly outDir: string
  /** The folder that relative files of locations start at. */
  readonly cwd: string
}

/** The files of a compiled pipeline, in the order they are written. */
export interface DefinitionFiles {
  readonly definition: TextFile
  readonly sourceMap: TextFile
}

/**
 * The files of a compiled pipeline: `<name>.asl.json`, the definition, and `<name>.asl.map.json`, its source map.
 *
 * The source map is `{ "version": 1, "file": "<name>.asl.json", "states": {…}, "pointers": {…} }`. `states` gives for each state the place
 * it was written at, as `file:line:column` with the file relative to the map; `pointers` does so for each part of the definition, by JSON pointer.
 */
export function definitionFiles(compiled: CompiledPipeline, { outDir, cwd }: DefinitionPlace): DefinitionFiles {
  const folder = resolve(cwd, outDir)
  const file = `${compiled.name}.asl.json`
  const placesOf = (locations: { readonly [key: string]: SourceLocation }): { readonly [key: string]: string } =>
    Object.fromEntries(Object.entries(locations).map(([key, at]) => [key, placeFrom(folder, cwd, at)]))
  const map = {
    version: 1,
    file,
    states: placesOf(compiled.sourceMap.states),
    pointers: placesOf(compiled.sourceMap.pointers),
  }
  return {
    definition: { path: join(folder, file), text: definitionText(compiled.definition) },
    sourceMap: { path: join(folder, `${compiled.name}.asl.map.json`), text: jsonText(map) },
  }
}

/** A path as maps and links write it on every system. */
function placeFrom(folder: string, cwd: string, { file, line, column }: SourceLocation): string {
  return `${relative(folder, resolve(cwd, file)).split(sep).join('/')}:${line}:${column}`
}

/**
 * A definition as `stepwright build` writes it and `stepwright deploy` sends it, byte for byte.
 *
 * @example
 * ```ts
 * const compiled = compile(importOrders)
 * if (compiled.ok) await expect(definitionText(compiled.definition)).toMatchFileSnapshot('import-orders.asl.json')
 * ```
 */
export function definitionText(definition: object): string {
  return jsonText(definition)
}

/** JSON as people read it, with the line break that ends a text file. */
function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
