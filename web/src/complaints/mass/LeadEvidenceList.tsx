import type { LeadEvidence } from '../../../../src/complaints/mass/lead-case.contract.ts'
import { listMyLeadEvidence } from '../../../../src/complaints/mass/lead-case.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { StoredFile } from '../../parts/Uploader.tsx'
import { useText } from '../../text/text.ts'

/** Each piece: what it shows, and the file as its reader may see it. */
export function LeadEvidenceList({ rows }: { readonly rows: readonly LeadEvidence[] }) {
  const { t } = useText()
  return (
    <ol className="stack">
      {rows.map((one) => (
        <li key={one.number} className="stack-tight">
          <span>{one.shows}</span>
          {one.file && <Files title={t('massLeads.leadCase.full')} id={one.file.id} />}
          {one.masked && <Files title={t('massLeads.leadCase.masked')} id={one.masked.id} />}
          {!one.file && !one.masked && <span className="quiet small">{t('massLeads.leadCase.wordsOnly')}</span>}
        </li>
      ))}
    </ol>
  )
}

const Files = ({ title, id }: { readonly title: string; readonly id: string }) => (
  <div className="stack-tight">
    <span className="quiet small">{title}</span>
    <ul className="upload-list">
      <StoredFile id={id} />
    </ul>
  </div>
)

/** In the case of a member: what the common finding rests on, without anything that points to another person. */
export function MyLeadEvidence({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data } = useRoute(listMyLeadEvidence, { id })
  if (!data || data.rows.length === 0) return null
  return (
    <div className="inset stack-tight">
      <h3>{t('massLeads.leadCase.mine')}</h3>
      <p className="quiet small">{t('massLeads.leadCase.mineHelp')}</p>
      <LeadEvidenceList rows={data.rows} />
    </div>
  )
}
