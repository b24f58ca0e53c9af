import type { SourceLocation } from '@stepwright/asl'
import { wordOf } from '../args/word.ts'
import type { ResultWriterNode } from '../ir/distributed-node.ts'
import { Fields } from '../record/fields.ts'
import type { S3ResultWriter } from '../types/distributed-map-options.ts'
import type { AnyFunction, GivenPlace, S3Folder } from '../types/s3-place.ts'
import { s3PlaceValue } from './s3-place-value.ts'

const brand: unique symbol = Symbol.for('stepwright.s3Results')

/** The arguments of `s3Results`, read once it is known which map they belong to. */
interface WriterValue {
  readonly [brand]: readonly [folder: unknown, options: unknown]
}

/** What is written. */
export interface S3ResultsOptions {
  /** `NONE`, the default, writes each child execution in full, `COMPACT` what it yielded, `FLATTEN` the items of what it yielded. */
  readonly transformation?: 'NONE' | 'COMPACT' | 'FLATTEN'
  /** An array, or one JSON value per line; default `JSON`. */
  readonly outputType?: 'JSON' | 'JSONL'
}

/**
 * Writes the results of a distributed map to S3: for results that are too large for a state's output. The map yields where they are.
 *
 * @param folder - the bucket, and what keys begin with: fixed, or an arrow function over the map's input
 * @example
 * ```ts
 * flow.distributedMap('Load', jsonl<Row>().from(…), (row) => row.task('Load one', …), {
 *   resultWriter: s3Results((file) => ({ Bucket: 'results', Prefix: `loads/${file.date}` }), { outputType: 'JSONL' }),
 * })
 * // "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject",
 * //   "WriterConfig": { "OutputType": "JSONL", "Transformation": "NONE" }, "Arguments": { "Bucket": "results", "Prefix": "…" } }
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export function s3Results<Subject, At, const Actual extends S3Folder, const Given = AnyFunction>(
  folder: GivenPlace<Subject, At, Actual, Given, S3Folder>,
  options?: S3ResultsOptions,
): S3ResultWriter<Subject, At>
export function s3Results(folder: unknown, options: unknown = {}): unknown {
  const value: WriterValue = Object.freeze({ [brand]: Object.freeze([folder, options] as const) })
  return value
}

/** `resultWriter` of a distributed map as a node. */
export function resultWriterNode(given: unknown, map: string, at: SourceLocation): ResultWriterNode | null {
  if (given === undefined) return null
  const what = `the result writer of '${map}'`
  if (!isWriter(given)) {
    const fields = new Fields(given, what, at)
    const transformation = wordOf(fields, 'transformation', transformations)
    fields.done()
    return Object.freeze({ arguments: null, transformation: transformation ?? 'COMPACT', outputType: null, at })
  }
  const [folder, options] = given[brand]
  const fields = new Fields(options, what, at)
  const node = Object.freeze({
    arguments: s3PlaceValue(folder, { required: ['Bucket'], optional: ['Prefix'] }, what, at),
    transformation: wordOf(fields, 'transformation', transformations),
    outputType: wordOf(fields, 'outputType', ['JSON', 'JSONL']),
    at,
  })
  fields.done()
  return node
}

const transformations = ['NONE', 'COMPACT', 'FLATTEN'] as const

function isWriter(given: unknown): given is WriterValue {
  return typeof given === 'object' && given !== null && brand in given
}
