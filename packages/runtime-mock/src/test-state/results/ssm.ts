import type { ResultShapes } from '../result-shape.ts'
import { count, object, text, textOf } from '../shape-builders.ts'

/** What Amazon SSM answers, after its model in botocore 1.43.11. */
export const ssmResults: ResultShapes = {
  'ssm:getParameter': object({
    Parameter: object({
      Name: textOf({ minLength: 1 }),
      Type: textOf({ values: ['String', 'StringList', 'SecureString'] }),
      Value: text,
      Version: count,
      Selector: text,
      SourceResult: text,
      LastModifiedDate: text,
      ARN: text,
      DataType: text,
    }),
  }),
}
