import type { IncomingMessage } from 'node:http'

/** AWS takes 1 MB, and says so itself about the members; this is only what is read at all. */
const mostBytes = 4 * 1024 * 1024

/** The body of a request; null when it is too long to be read. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= mostBytes) chunks.push(chunk)
  }
  return bytes > mostBytes ? null : Buffer.concat(chunks).toString('utf8')
}
