import { expect, test } from 'vitest'
import { optimizedMember, sdkMember } from './member-names.ts'

// SDK spellings as published definitions have them (Db…, Sns…), and as AWS answered when another was tried.
test.each([
  ['jobName', 'JobName', 'JobName'],
  ['JobName', 'JobName', 'JobName'],
  ['DBInstanceIdentifier', 'DBInstanceIdentifier', 'DbInstanceIdentifier'],
  ['SNSTopicArn', 'SNSTopicArn', 'SnsTopicArn'],
  ['enableECSManagedTags', 'EnableECSManagedTags', 'EnableECSManagedTags'],
  ['TemplateURL', 'TemplateURL', 'TemplateURL'],
  ['SSEKMSKeyId', 'SSEKMSKeyId', 'SsekmsKeyId'],
  ['MD5OfMessageBody', 'MD5OfMessageBody', 'Md5OfMessageBody'],
  ['ETag', 'ETag', 'ETag'],
  ['ARN', 'ARN', 'Arn'],
  ['equals', 'Equals', 'EqualsValue'],
  ['BOOL', 'BOOL', 'BOOL'],
  ['S', 'S', 'S'],
])('%s is %s to an optimized integration and %s to an SDK integration', (name, optimized, sdk) => {
  expect([optimizedMember(name), sdkMember(name)]).toEqual([optimized, sdk])
})
