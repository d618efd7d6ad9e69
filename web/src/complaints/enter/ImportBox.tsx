import { useState } from 'react'
import { TransferChannel, transferChannels } from '../../../../src/complaints/enter/entry.contract.ts'
import {
  downloadRejected,
  importTransfers,
  mostImportRows,
  type ImportReport,
  type RejectedRow,
} from '../../../../src/complaints/enter/import.contract.ts'
import { useFile } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { FileButton } from '../../parts/FileButton.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import { PastTransferImports } from './PastTransferImports.tsx'

/** A file of transfers: what became of every row, and the rejected ones to take along and mend. */
export function ImportBox() {
  const { t } = useText()
  const [channel, setChannel] = useState<TransferChannel>('hotline-12315')
  const { send, busy, problem, answer } = useFile(importTransfers)
  return (
    <div className="stack">
      <p className="quiet">{t('enter.import.help', { rows: mostImportRows })}</p>
      <p className="code small">{t('enter.import.columns')}</p>
      <Choice
        label={t('enter.channel')}
        value={channel}
        options={transferChannels.map((value) => ({ value, label: channelWords(t, value) }))}
        onChange={(value) => setChannel(value ?? 'hotline-12315')}
      />
      <FileButton
        label={t('enter.import.choose')}
        busy={busy}
        onFile={(file) => send({ fileName: file.name, channel }, file)}
      />
      <div aria-live="polite" className="stack">
        {busy && <p className="quiet">{t('enter.import.busy')}</p>}
        {problem && <Problem problem={problem} />}
        {answer && <Report of={answer} />}
      </div>
      <PastTransferImports key={answer?.id} shown={answer?.id} />
    </div>
  )
}

function Report({ of }: { readonly of: ImportReport }) {
  const { t } = useText()
  return (
    <section className="stack" aria-label={t('enter.import.result')}>
      <p className="row">
        <strong>{t('enter.import.rows', { n: of.rows })}</strong>
        <StateTag tone="kept">{t('enter.import.loaded', { n: of.loaded })}</StateTag>
        <StateTag tone="info">{t('enter.import.known', { n: of.known })}</StateTag>
        <StateTag tone={of.rejected > 0 ? 'risk' : 'plain'}>{t('enter.import.rejected', { n: of.rejected })}</StateTag>
      </p>
      {of.rejected > 0 && (
        <>
          <p className="row row-apart">
            <span className="quiet small">{t('enter.import.mend')}</span>
            <a href={downloadRejected.path.replace(':id', encodeURIComponent(of.id))} download>
              {t('enter.import.download')}
            </a>
          </p>
          <Rejected of={of} />
        </>
      )}
    </section>
  )
}

const mostShown = 50
function Rejected({ of }: { readonly of: ImportReport }) {
  const { t, say } = useText()
  const columns: Column<RejectedRow>[] = [
    { key: 'row', title: t('enter.import.row'), width: '80px', render: (row) => row.row },
    {
      key: 'why',
      title: t('enter.import.why'),
      render: (row) => `${t(`enter.import.field.${fieldOf(row.field)}`)} ${say(row.why)}`,
    },
    {
      key: 'record',
      title: t('enter.import.record'),
      render: (row) => <span className="small">{row.record.join(' | ')}</span>,
    },
  ]
  return (
    <DataTable
      plain
      label={t('enter.import.rejected', { n: of.rejected })}
      columns={columns}
      rows={of.rejectedRows.slice(0, mostShown)}
      keyOf={(row) => String(row.row)}
      empty={null}
    />
  )
}

const fields = [
  'reference',
  'receivedAt',
  'answerBy',
  'origin',
  'name',
  'phone',
  'email',
  'orderNumber',
  'shop',
  'category',
  'text',
  'remedies',
  'amount',
] as const
const fieldOf = (name: string) => fields.find((field) => field === name) ?? 'text'
