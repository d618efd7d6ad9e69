import {
  appendContent,
  beginUpload,
  readContent,
  readFile,
  readThumbnail,
  type FileView,
} from '../../../src/kernel/evidence/evidence.contract.ts'
import { t } from '../text/text.ts'
import { currentLanguage } from '../text/language.ts'
import { call, problemOf, send } from './call.ts'
import { useDoor, type Door } from './door.ts'
import { ApiProblem } from './problem.ts'
import { requestOf } from './url.ts'

/** One request carries at most so much: a broken connection loses no more than this. */
const pieceBytes = 1024 * 1024

type Upload = {
  readonly file: File
  /** The server's id when part of it has arrived before. */
  readonly id: string | null
  readonly signal: AbortSignal
  readonly door: Door
  readonly onProgress: (id: string, sentBytes: number) => void
}

/** Sends a file from where the server stands to its end. Throws the reason when it is refused or cannot go on now. */
export async function uploadFile({ file, id, signal, door, onProgress }: Upload): Promise<FileView> {
  let view = id === null ? await begin(file, door) : await call(door(readFile), { id }, { signal })
  onProgress(view.id, view.offset)
  while (view.state === 'receiving') {
    const piece = file.slice(view.offset, view.offset + pieceBytes)
    // An empty piece of a file that is not complete: it became shorter on the disk since it was chosen.
    if (piece.size === 0)
      throw new ApiProblem({
        status: 422,
        code: 'file.changed',
        message: t('parts.upload.changed', { name: file.name }),
      })
    view = await sendPiece({ view, piece, signal, door })
    onProgress(view.id, view.offset)
  }
  // Complete, but the answer to the last piece was lost: an empty piece makes the server finish.
  return view.state === 'received' ? await sendPiece({ view, piece: file.slice(0, 0), signal, door }) : view
}

const begin = (file: File, door: Door): Promise<FileView> =>
  call(door(beginUpload), { name: file.name, bytes: file.size, type: file.type || 'application/octet-stream' })

type Piece = { readonly view: FileView; readonly piece: Blob; readonly signal: AbortSignal; readonly door: Door }

async function sendPiece({ view, piece, signal, door }: Piece): Promise<FileView> {
  const { url } = requestOf(door(appendContent), { id: view.id, offset: view.offset })
  const response = await send(url, {
    method: appendContent.method,
    headers: { 'content-type': 'application/octet-stream', 'accept-language': currentLanguage() },
    body: piece,
    signal,
  })
  if (!response.ok) throw await problemOf(response)
  return await response.json()
}

/** Where an `<img>` or a link finds a file; the server checks who asks. */
export const contentUrl = (id: string): string => requestOf(readContent, { id }).url
export function useFileUrls(id: string): { readonly content: string; readonly thumbnail: string } {
  const door = useDoor()
  return { content: requestOf(door(readContent), { id }).url, thumbnail: requestOf(door(readThumbnail), { id }).url }
}
