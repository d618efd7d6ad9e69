import { importLegalResults, LegalImportReport } from '../../../../src/complaints/legal/import.contract.ts'
import { newKey, problemOf, send } from '../../api/call.ts'
import { requestOf } from '../../api/url.ts'
import { currentLanguage } from '../../text/language.ts'

/** The file as it is: the server reads how it is written and answers for every row. */
export async function sendResults(file: File): Promise<LegalImportReport> {
  const { url } = requestOf(importLegalResults, { fileName: file.name })
  const response = await send(url, {
    method: importLegalResults.method,
    headers: {
      accept: 'application/json',
      'accept-language': currentLanguage(),
      'content-type': 'application/octet-stream',
      'idempotency-key': newKey(),
    },
    body: file,
  })
  if (!response.ok) throw await problemOf(response)
  return LegalImportReport.parse(await response.json())
}
