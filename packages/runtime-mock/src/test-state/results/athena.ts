import type { ResultShapes } from '../result-shape.ts'
import { object, textOf } from '../shape-builders.ts'

/** What Amazon Athena answers, after its model in botocore 1.43.11. */
export const athenaResults: ResultShapes = {
  'athena:startQueryExecution': object({ QueryExecutionId: textOf({ minLength: 1 }) }),
}
