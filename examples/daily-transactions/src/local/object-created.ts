import type { FileRef } from '../storage/object-store.ts'

/** The event that EventBridge sends when a file lands in a bucket. */
export function objectCreated({ bucket, key }: FileRef, size: number) {
  return {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: '123456789012',
    time: '2001-01-02T06:00:00Z',
    region: 'us-east-1',
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: { key, size, sequencer: '00662078FE35C0A6B9' },
      reason: 'PutObject',
    },
  }
}
