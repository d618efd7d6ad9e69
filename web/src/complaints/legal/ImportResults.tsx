import { Link } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import {
  downloadRejectedResults,
  mostImportRows,
  type LegalImportReport,
  type LegalImportRow,
} from '../../../../src/complaints/legal/import.contract.ts'
import { legalOutcomes, outcomeWords } from '../../../../src/complaints/legal/outcome.contract.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { sendResults } from './send-results.ts'

/** A file of results: what became of every row, and the rejected ones to take along and mend. */
export function ImportResults() {
  const { t, say } = useText()
  const id = useId()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [report, setReport] = useState<LegalImportReport | null>(null)
  const run = async (file: File) => {
    setBusy(true)
    setProblem(null)
    setReport(null)
    try {
      setReport(await sendResults(file))
      await client.invalidateQueries()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const outcomes = legalOutcomes.map((one) => say(outcomeWords[one])).join(' / ')
  return (
    <section className="surface stack">
      <h2>{t('legal.import.title')}</h2>
      <p className="quiet">{t('legal.import.help', { rows: mostImportRows })}</p>
      <p className="code small">{t('legal.import.columns')}</p>
      <p className="small quiet">{t('legal.import.outcomes', { outcomes })}</p>
      <div className="actions">
        <input
          id={id}
          type="file"
          accept=".csv,.txt,text/csv"
          className="only-read-aloud"
          aria-label={t('legal.import.choose')}
          disabled={busy}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) void run(file)
          }}
        />
        <Button
          type="primary"
          loading={busy}
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => document.getElementById(id)?.click()}
        >
          {t('legal.import.choose')}
        </Button>
      </div>
      <div aria-live="polite" className="stack">
        {problem && <Problem problem={problem} />}
        {report && <Report of={report} />}
      </div>
    </section>
  )
}

const tones = { applied: 'kept', known: 'info', rejected: 'risk' } as const
const mostShown = 50
export function Report({ of }: { readonly of: LegalImportReport }) {
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
