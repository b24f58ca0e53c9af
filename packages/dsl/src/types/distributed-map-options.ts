import type { Expr } from './expr.ts'
import type { ResultForm } from './map-result.ts'
import type { types } from './phantom.ts'

/**
 * How a distributed map runs, and what it yields.
 *
 * @typeParam Subject - the map's input
 * @typeParam Form - what becomes of the results
 */
export interface DistributedMapOptions<Subject, At, Form extends ResultForm> {
  /** What each item, or batch of items, runs as; default `STANDARD`. */
  readonly executionType?: 'STANDARD' | 'EXPRESS'
  /** How many run at once; 0, the default, leaves it to Step Functions (up to 10,000). */
  readonly maxConcurrency?: number | Expr<Subject, At, number>
  /** How many items may fail; default none. The map fails with `States.ExceedToleratedFailureThreshold` once more do. */
  readonly toleratedFailureCount?: number | Expr<Subject, At, number>
  /** How many of a hundred items may fail, from 0 to 100. With a count as well, whichever is passed first. */
  readonly toleratedFailurePercentage?: number | Expr<Subject, At, number>
  /** The map's name in the ARNs of its executions: at most 40 characters, unique in the pipeline. Step Functions makes one up. */
  readonly label?: string
  /** What becomes of the results: `s3Results(…)` writes them to S3, `{ transformation: 'FLATTEN' }` joins the arrays that bodies yield. */
  readonly resultWriter?: ResultWriter<Subject, At, Form>
}

/** What `resultWriter` takes. */
export type ResultWriter<Subject, At, Form extends ResultForm> =
  S3ResultWriter<Subject, At, Form> | ResultsInPlace<Form>

/** The results in another form, as the map's result. `NONE` gives each child execution in full. */
export interface ResultsInPlace<Form extends ResultForm> {
  readonly transformation: Form & Exclude<ResultForm, 'EXPORTED'>
}

/** Results that go to S3: made by `s3Results(…)`. */
export interface S3ResultWriter<Subject, At, Form extends ResultForm = 'EXPORTED'> {
  readonly [types]: { readonly reads: (subject: Subject, scope: At) => void; readonly form: Form }
}

/** How many items make a batch: give one of the two limits at least. A batch ends at whichever comes first. */
export interface BatchOptions<Subject, At, Shared> {
  readonly maxItemsPerBatch?: number | Expr<Subject, At, number>
  /** At most 262,144, what all batches get included. */
  readonly maxInputBytesPerBatch?: number | Expr<Subject, At, number>
  /** What all batches get besides, as `BatchInput`: fixed, or computed from the map's input. */
  readonly batchInput?: Shared | Expr<Subject, At, Shared>
}

/** What a map's body gets of several items. */
export type Batch<Item, Shared> = [Shared] extends [never] ? { Items: Item[] } : { Items: Item[]; BatchInput: Shared }
