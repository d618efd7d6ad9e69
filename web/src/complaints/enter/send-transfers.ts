import type { TransferChannel } from '../../../../src/complaints/enter/entry.contract.ts'
import { ImportReport, importTransfers } from '../../../../src/complaints/enter/import.contract.ts'
import { newKey, problemOf, send } from '../../api/call.ts'
import { requestOf } from '../../api/url.ts'
import { currentLanguage } from '../../text/language.ts'

/** The file as it is: the server reads how it is written and answers for every row. */
export async function sendTransfers(file: File, channel: TransferChannel): Promise<ImportReport> {
  const { url } = requestOf(importTransfers, { fileName: file.name, channel })
  const response = await send(url, {
    method: importTransfers.method,
    headers: {
      accept: 'application/json',
      'accept-language': currentLanguage(),
      'content-type': 'application/octet-stream',
      'idempotency-key': newKey(),
    },
    body: file,
  })
  if (!response.ok) throw await problemOf(response)
  return ImportReport.parse(await response.json())
}
