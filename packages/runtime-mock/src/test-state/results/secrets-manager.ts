import type { ResultShapes } from '../result-shape.ts'
import { list, object, text, textOf } from '../shape-builders.ts'

/** What AWS Secrets Manager answers, after its model in botocore 1.43.11. */
export const secretsManagerResults: ResultShapes = {
  'secretsmanager:getSecretValue': object({
    ARN: textOf({ minLength: 20 }),
    Name: textOf({ minLength: 1 }),
    VersionId: textOf({ minLength: 32 }),
    SecretBinary: textOf({ minLength: 1 }),
    SecretString: textOf({ minLength: 1 }),
    VersionStages: list(textOf({ minLength: 1 })),
    CreatedDate: text,
  }),
}
