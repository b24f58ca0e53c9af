import type { ResultShapes } from '../result-shape.ts'
import { count, list, object, text, textOf } from '../shape-builders.ts'

/** What EventBridge, SNS, SQS and Step Functions answer to a message, an event, a start. */
export const messagingResults: ResultShapes = {
  'events:putEvents': object({
    FailedEntryCount: count,
    Entries: list(object({ EventId: text, ErrorCode: text, ErrorMessage: text })),
  }),
  'sns:publish': object({ MessageId: text, SequenceNumber: text }),
  'sqs:sendMessage': object({
    MD5OfMessageBody: text,
    MD5OfMessageAttributes: text,
    MD5OfMessageSystemAttributes: text,
    MessageId: text,
    SequenceNumber: text,
  }),
  'states:startExecution': object({ ExecutionArn: textOf({ minLength: 1 }), StartDate: text }, [
    'ExecutionArn',
    'StartDate',
  ]),
}
