import type { NotAnS3Argument } from '../sentences/s3-arguments.ts'
import type { Expr } from './expr.ts'
import type { DslTypeError } from './type-error.ts'

/** An object in S3. */
export interface S3Object {
  readonly Bucket: string
  readonly Key: string
  /** The account that must own the bucket. */
  readonly ExpectedBucketOwner?: string
}

/** An object in S3, perhaps an older version of it. */
export interface S3ObjectVersion extends S3Object {
  readonly VersionId?: string
}

/** The objects in a bucket whose keys begin alike: all of them, without a prefix. A folder's prefix ends in `/`. */
export interface S3Prefix {
  readonly Bucket: string
  readonly Prefix?: string
  /** The account that must own the bucket. */
  readonly ExpectedBucketOwner?: string
}

/** Where results are written. */
export interface S3Folder {
  readonly Bucket: string
  /** What the results' keys begin with. */
  readonly Prefix?: string
}

/** A sentence for each member that S3 is not asked by. Here even a value passed on as a whole is sent as it is. */
export type OnlyS3<Actual, Place> = {
  readonly [Key in Exclude<keyof Actual, keyof Place>]: DslTypeError<NotAnS3Argument<Key & string>>
}

/**
 * A place in S3 as it is given: an arrow function over a state's input, or, where it is fixed, the place itself.
 *
 * Not a union of the two: TypeScript marks a mistake inside an arrow function only where a function is all that is wanted.
 *
 * @typeParam Actual - what the function gives
 * @typeParam Given - the function or the place
 */
export type GivenPlace<Subject, At, Actual, Given, Place> = Given extends AnyFunction
  ? Expr<Subject, At, Actual & OnlyS3<Actual, Place>>
  : Given extends Place
    ? Given & OnlyS3<Given, Place>
    : Place

/** Until it is inferred, what is given is taken for a function, which needs its parameters' types. */
export type AnyFunction = (...args: never) => unknown
