import { createHash } from 'node:crypto'
import { refuse, succeed, type Intrinsic } from './intrinsic.ts'

const longestText = 10_000
const hashNames: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
])

export const base64Encode: Intrinsic = {
  minArguments: 1,
  maxArguments: 1,
  apply: ([text]) => {
    if (typeof text !== 'string') return refuse('The argument must be a string.')
    if (text.length > longestText) return refuse(tooLong)
    return succeed(Buffer.from(text, 'utf8').toString('base64'))
  },
}

export const base64Decode: Intrinsic = {
  minArguments: 1,
  maxArguments: 1,
  apply: ([text]) => {
    if (typeof text !== 'string') return refuse('The argument must be a string.')
    if (text.length > longestText) return refuse(tooLong)
    // Buffer skips what is not Base64; AWS, like Java's decoder, refuses it.
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text)) {
      return refuse('The argument is not Base64 text.')
    }
    return succeed(Buffer.from(text, 'base64').toString('utf8'))
  },
}

export const hash: Intrinsic = {
  minArguments: 2,
  maxArguments: 2,
  apply: ([data, algorithm]) => {
    const text = typeof data === 'string' ? data : JSON.stringify(data)
    if (text.length > longestText) return refuse(tooLong)
    const digest = typeof algorithm === 'string' ? hashText(text, algorithm) : null
    return digest === null
      ? refuse(`The second argument must be one of ${[...hashNames.keys()].join(', ')}.`)
      : succeed(digest)
  },
}

const tooLong = `The argument is longer than ${longestText} characters.`

/** The lower-case hexadecimal digest of a text, or null for an algorithm Step Functions does not have. */
export function hashText(text: string, algorithm: string): string | null {
  const name = hashNames.get(algorithm)
  return name === undefined ? null : createHash(name).update(text, 'utf8').digest('hex')
}
