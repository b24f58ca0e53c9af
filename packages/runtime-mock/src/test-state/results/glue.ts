import type { ResultShapes } from '../result-shape.ts'
import { object, textOf } from '../shape-builders.ts'

/** What AWS Glue answers, after its model in botocore 1.43.11. */
export const glueResults: ResultShapes = {
  'glue:startJobRun': object({ JobRunId: textOf({ minLength: 1 }) }),
}
