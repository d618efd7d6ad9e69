import type { z } from 'zod'
import { Refusal, wordsOf } from '../../kernel/refusal.ts'
import { documentRefusals } from '../../kernel/document/document.contract.ts'
import { dossierRefusals, type DossierView } from './dossier.contract.ts'
import type { Dossier, MadeFile } from './dossier.store.ts'

/** `names`: of those who asked, as far as the reader may know them. */
export const viewDossier = (row: Dossier, names: ReadonlyMap<string, string>): z.input<typeof DossierView> => ({
  id: row.id,
  side: row.side,
  purpose: row.purpose,
  language: row.language,
  state: row.state,
  share: row.share,
  reason: viewReason(row.reason),
  requestedAt: row.requestedAt.toISOString(),
  requestedBy: names.get(row.requestedBy) ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
  keepUntil: row.keepUntil,
  pages: row.pages,
  evidence: row.evidence,
  pdf: fileOf(row.pdf),
  archive: fileOf(row.zip),
})

const fileOf = (file: MadeFile | null) => file && { bytes: file.bytes, sha256: file.sha256 }

type Reason = { readonly code: string; readonly params: Refusal['params'] }
export function viewReason(reason: Reason | null) {
  if (reason === null) return null
  const refusal = new Refusal(reason.code, reason.params)
  const catalogue = { ...dossierRefusals, ...documentRefusals }
  return { code: reason.code, zh: wordsOf(catalogue, refusal, 'zh'), en: wordsOf(catalogue, refusal, 'en') }
}
