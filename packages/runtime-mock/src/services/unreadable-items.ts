/** Why items cannot be read. It is thrown within a reader, and becomes the cause of `States.ItemReaderFailed` at its door. */
export class UnreadableItems extends Error {
  override readonly name = 'UnreadableItems'
}
