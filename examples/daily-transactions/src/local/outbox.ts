import { createHash } from 'node:crypto'

/** A message that the flow sent: to an SNS topic, or into an SQS queue. */
export interface SentMessage {
  readonly to: string
  readonly text: string
}

/** SNS and SQS as a list: what was sent stays there to be looked at. */
export interface Outbox {
  readonly messages: readonly SentMessage[]
  readonly publish: (message: { readonly TopicArn?: string | undefined; readonly Message: string | undefined }) => {
    readonly MessageId: string
  }
  readonly sendMessage: (message: {
    readonly QueueUrl: string | undefined
    readonly MessageBody: string | undefined
  }) => { readonly MessageId: string; readonly MD5OfMessageBody: string }
}

export function outbox(): Outbox {
  const messages: SentMessage[] = []
  const send = (to = '', text = ''): { readonly MessageId: string } => {
    messages.push({ to, text })
    return { MessageId: `message-${messages.length}` }
  }
  return {
    messages,
    publish: ({ TopicArn, Message }) => send(TopicArn, Message),
    sendMessage: ({ QueueUrl, MessageBody }) => ({
      ...send(QueueUrl, MessageBody),
      MD5OfMessageBody: createHash('md5')
        .update(MessageBody ?? '')
        .digest('hex'),
    }),
  }
}
