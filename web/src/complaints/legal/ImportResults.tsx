import { Link } from '@tanstack/react-router'
import {
  downloadRejectedResults,
  importLegalResults,
  mostImportRows,
  type LegalImportReport,
  type LegalImportRow,
} from '../../../../src/complaints/legal/import.contract.ts'
import { legalOutcomes, outcomeWords } from '../../../../src/complaints/legal/outcome.contract.ts'
import { useFile } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { FileButton } from '../../parts/FileButton.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'

/** A file of results: what became of every row, and the rejected ones to take along and mend. */
export function ImportResults() {
  const { t, say } = useText()
  const { send, busy, problem, answer } = useFile(importLegalResults)
  const outcomes = legalOutcomes.map((one) => say(outcomeWords[one])).join(' / ')
  return (
    <section className="surface stack">
      <h2>{t('legal.import.title')}</h2>
      <p className="quiet">{t('legal.import.help', { rows: mostImportRows })}</p>
      <p className="code small">{t('legal.import.columns')}</p>
      <p className="small quiet">{t('legal.import.outcomes', { outcomes })}</p>
      <FileButton label={t('legal.import.choose')} busy={busy} onFile={(file) => send({ fileName: file.name }, file)} />
      <div aria-live="polite" className="stack">
        {problem && <Problem problem={problem} />}
        {answer && <Report of={answer} />}
      </div>
    </section>
  )
}

const tones = { applied: 'kept', known: 'info', rejected: 'risk' } as const
const mostShown = 50
function Report({ of }: { readonly of: LegalImportReport }) {
  const { t, say } = useText()
  const columns: Column<LegalImportRow>[] = [
    { key: 'row', title: t('legal.import.row'), width: '70px', render: ({ row }) => row },
    {
      key: 'outcome',
      title: t('legal.import.became'),
      width: '130px',
      render: ({ outcome }) => <StateTag tone={tones[outcome]}>{t(`legal.import.outcome.${outcome}`)}</StateTag>,
    },
    {
      key: 'what',
      title: t('legal.import.what'),
      render: ({ complaint, field, why, record }) =>
        complaint ? (
          <Link to={`/complaints/${complaint}`}>{t('legal.import.open')}</Link>
        ) : (
          <span className="stack-tight">
            <span>{`${t(`legal.import.field.${field ?? 'text'}`)} ${why ? say(why) : ''}`}</span>
            <span className="small quiet">{record.join(' | ')}</span>
          </span>
        ),
    },
  ]
  const first = [...of.of].toSorted((a, b) => Number(b.outcome === 'rejected') - Number(a.outcome === 'rejected'))
  return (
    <>
      <p className="row">
        <strong>{t('legal.import.rows', { n: of.rows })}</strong>
        {(['applied', 'known', 'rejected'] as const).map((one) => (
          <StateTag key={one} tone={of[one] > 0 ? tones[one] : 'plain'}>
            {t(`legal.import.count.${one}`, { n: of[one] })}
          </StateTag>
        ))}
        {of.rejected > 0 && (
          <a href={downloadRejectedResults.path.replace(':id', encodeURIComponent(of.id))} download>
            {t('legal.import.download')}
          </a>
        )}
      </p>
      {first.length > mostShown && <p className="small quiet">{t('legal.import.more', { n: mostShown })}</p>}
      <DataTable
        plain
        label={t('legal.import.rows', { n: of.rows })}
        columns={columns}
        rows={first.slice(0, mostShown)}
        keyOf={({ row }) => String(row)}
        empty={null}
      />
    </>
  )
}
