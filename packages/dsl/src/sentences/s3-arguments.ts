/** The sentence about a member that an item reader or a result writer does not send to S3. */
export type NotAnS3Argument<Name extends string> = `'${Name}' is not a parameter of this S3 call.`
