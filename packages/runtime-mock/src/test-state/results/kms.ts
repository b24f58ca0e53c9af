import type { ResultShapes } from '../result-shape.ts'
import { object, textOf } from '../shape-builders.ts'

/** What KMS answers, after its model in botocore 1.43.11. */
export const kmsResults: ResultShapes = {
  'kms:encrypt': object({
    CiphertextBlob: textOf({ minLength: 1 }),
    KeyId: textOf({ minLength: 1 }),
    EncryptionAlgorithm: textOf({ values: ['SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'SM2PKE'] }),
  }),
  'kms:decrypt': object({
    KeyId: textOf({ minLength: 1 }),
    Plaintext: textOf({ minLength: 1 }),
    EncryptionAlgorithm: textOf({ values: ['SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'SM2PKE'] }),
    CiphertextForRecipient: textOf({ minLength: 1 }),
    KeyMaterialId: textOf({ minLength: 64 }),
  }),
}
