import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'
import { versionKey } from '../s3/object-key.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import { UnreadableItems } from './unreadable-items.ts'

/** An object in a store. */
export interface ObjectPlace {
  readonly bucket: string
  readonly key: string
  /** The version; the newest when left out. */
  readonly versionId?: string | undefined
}

type Pieces = AsyncGenerator<Uint8Array, void>

/** How much is read at once. */
const pieceBytes = 1 << 20

/** What an object holds, piece by piece. What ends in `.gz`, `.zst` or `.zstd` is unpacked. */
export function unpackedPieces(store: ObjectStore, place: ObjectPlace): Pieces {
  const pieces = objectPieces(store, place)
  if (place.key.endsWith('.gz')) return named(gunzipped(pieces), 'GZIP', place)
  return /\.zstd?$/.test(place.key) ? named(zstdUnpacked(pieces), 'Zstandard', place) : pieces
}

/** What an object holds, as it is stored. */
export async function* objectPieces(store: ObjectStore, place: ObjectPlace): Pieces {
  const { bucket, key, versionId } = place
  const storedAs = versionId === undefined ? key : versionKey(key, versionId)
  for (let at = 0; ;) {
    const piece = await store.getRange(bucket, storedAs, at, at + pieceBytes)
    if (piece === null) throw missing(place)
    if (piece.byteLength === 0) return
    yield piece
    at += piece.byteLength
  }
}

/** UTF-8 text, as the pieces come. What is no UTF-8 becomes U+FFFD. */
export async function* textOf(pieces: Pieces): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

/** All of it at once. */
export async function wholeText(pieces: Pieces): Promise<string> {
  let text = ''
  for await (const piece of textOf(pieces)) text += piece
  return text
}

export function missing({ bucket, key, versionId }: ObjectPlace): UnreadableItems {
  return new UnreadableItems(
    versionId === undefined
      ? `The specified key does not exist: s3://${bucket}/${key}`
      : `The specified version does not exist: s3://${bucket}/${versionKey(key, versionId)}`,
  )
}

async function* gunzipped(pieces: Pieces): Pieces {
  const source = Readable.from(pieces)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  try {
    // Node's streams of bytes give bytes.
    for await (const piece of source.pipe(gunzip)) yield piece as Uint8Array
  } finally {
    source.destroy()
  }
}

async function* zstdUnpacked(pieces: Pieces): Pieces {
  let unpacked: Uint8Array[] = []
  const unpack = new Decompress((piece) => unpacked.push(piece))
  for await (const piece of pieces) {
    unpack.push(piece)
    yield* unpacked
    unpacked = []
  }
  unpack.push(new Uint8Array(), true)
  yield* unpacked
}

/** Tells that an object is not packed as its key says. */
async function* named(pieces: Pieces, format: string, { bucket, key }: ObjectPlace): Pieces {
  try {
    yield* pieces
  } catch (error) {
    if (error instanceof UnreadableItems) throw error
    throw new UnreadableItems(`The object is not ${format}, as its key says: s3://${bucket}/${key}`, { cause: error })
  }
}
