import { ImportDetail, uploadImport } from '../../../src/marketplace/import.contract.ts'
import { problemOf, send } from '../api/call.ts'
import { requestOf } from '../api/url.ts'

/** Sends a file as it is; the server says what it seems to be. */
export async function sendFile(file: File, source: string): Promise<ImportDetail> {
  const { url } = requestOf(uploadImport, { fileName: file.name, source })
  const response = await send(url, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
    body: file,
  })
  if (!response.ok) throw await problemOf(response)
  return ImportDetail.parse(await response.json())
}
