import { expectTypeOf, test } from 'vitest'
import type { MemberName } from './member-name.ts'

// The same names as in packages/asl/src/models/member-names.test.ts, which has them from published definitions.
test('members are spelt as Step Functions spells them', () => {
  expectTypeOf<MemberName<'jobName'>>().toEqualTypeOf<'JobName'>()
  expectTypeOf<MemberName<'JobName'>>().toEqualTypeOf<'JobName'>()
  expectTypeOf<MemberName<'DBInstanceIdentifier'>>().toEqualTypeOf<'DbInstanceIdentifier'>()
  expectTypeOf<MemberName<'SNSTopicArn'>>().toEqualTypeOf<'SnsTopicArn'>()
  expectTypeOf<MemberName<'enableECSManagedTags'>>().toEqualTypeOf<'EnableECSManagedTags'>()
  expectTypeOf<MemberName<'TemplateURL'>>().toEqualTypeOf<'TemplateURL'>()
  expectTypeOf<MemberName<'SSEKMSKeyId'>>().toEqualTypeOf<'SsekmsKeyId'>()
  expectTypeOf<MemberName<'MD5OfBody'>>().toEqualTypeOf<'Md5OfBody'>()
  expectTypeOf<MemberName<'S3BucketName'>>().toEqualTypeOf<'S3BucketName'>()
  expectTypeOf<MemberName<'ETag'>>().toEqualTypeOf<'ETag'>()
  expectTypeOf<MemberName<'ARN'>>().toEqualTypeOf<'Arn'>()
  expectTypeOf<MemberName<'S'>>().toEqualTypeOf<'S'>()
})

test('but for those of the optimized integrations, which keep the spelling of their APIs', () => {
  expectTypeOf<MemberName<'BOOL'>>().toEqualTypeOf<'BOOL'>()
  expectTypeOf<MemberName<'MD5OfMessageBody'>>().toEqualTypeOf<'MD5OfMessageBody'>()
})
