import { appendContent, beginUpload, readFile, type FileView } from '../../../src/kernel/evidence/evidence.contract.ts'
import { t } from '../text/text.ts'
import { currentLanguage } from '../text/language.ts'
import { call, problemOf, send } from './call.ts'
import { ApiProblem } from './problem.ts'
import { requestOf } from './url.ts'

/** One request carries at most so much: a broken connection loses no more than this. */
const pieceBytes = 1024 * 1024

type Upload = {
  readonly file: File
  /** The server's id when part of it has arrived before. */
  readonly id: string | null
  readonly signal: AbortSignal
  readonly onProgress: (id: string, sentBytes: number) => void
}

/** Sends a file from where the server stands to its end. Throws the reason when it is refused or cannot go on now. */
export async function uploadFile({ file, id, signal, onProgress }: Upload): Promise<FileView> {
  let view = id === null ? await begin(file) : await call(readFile, { id }, { signal })
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
    view = await sendPiece({ view, piece, signal })
    onProgress(view.id, view.offset)
  }
  // Complete, but the answer to the last piece was lost: an empty piece makes the server finish.
  return view.state === 'received' ? await sendPiece({ view, piece: file.slice(0, 0), signal }) : view
}

const begin = (file: File): Promise<FileView> =>
  call(beginUpload, { name: file.name, bytes: file.size, type: file.type || 'application/octet-stream' })

type Piece = { readonly view: FileView; readonly piece: Blob; readonly signal: AbortSignal }

async function sendPiece({ view, piece, signal }: Piece): Promise<FileView> {
  const { url } = requestOf(appendContent, { id: view.id, offset: view.offset })
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
export const contentUrl = (id: string): string => `/api/files/${encodeURIComponent(id)}/content`
export const thumbnailUrl = (id: string): string => `/api/files/${encodeURIComponent(id)}/thumbnail`
