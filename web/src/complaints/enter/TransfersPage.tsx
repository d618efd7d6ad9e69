import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { TransferChannel, transferChannels } from '../../../../src/complaints/enter/entry.contract.ts'
import {
  exportTransfers,
  listTransfers,
  TransferTab,
  type TransferRow,
} from '../../../../src/complaints/enter/transfer.contract.ts'
import { queryOf } from '../../api/url.ts'
import { useList } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { DayText, When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import { SearchBox } from '../../parts/SearchBox.tsx'
import { ImportBox } from './ImportBox.tsx'
import { ReportForm } from './ReportForm.tsx'
import './enter.css'
import '../complaints.css'

/** What authorities sent on: those that still wait to hear how it ended, the soonest letter first. */
export function TransfersPage() {
  const { t } = useText()
  const { me } = useSession()
  const mayReport = me?.roles.includes('agent') ?? false
  const [query, setQuery] = useQueryState()
  const [telling, setTelling] = useState<TransferRow | null>(null)
  const [importing, setImporting] = useState(false)
  const filter = filterOf(query)
  const list = useList(listTransfers, { ...filter, limit: 50 }, { refetchEveryMs: 60_000 })
  const columns = useColumns(mayReport ? setTelling : null)
  return (
    <div className="page">
      <PageHead
        title={t('enter.transfers.title')}
        lead={t('enter.transfers.lead')}
        action={
          <span className="row">
            {mayReport && <Link to="/complaints/enter?channel=hotline-12315">{t('enter.transfers.enter')}</Link>}
            {mayReport && (
              <button type="button" className="plain-button" onClick={() => setImporting(true)}>
                {t('enter.import.open')}
              </button>
            )}
            <a href={`${exportTransfers.path}${queryOf(filter)}`} download>
              {t('enter.transfers.export')}
            </a>
          </span>
        }
      />
      <DataTable
        label={t('enter.transfers.title')}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(row) => `${row.channel} ${row.reference}`}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title={t(`enter.transfers.empty.${filter.tab}`)}>{t('enter.transfers.emptyHelp')}</EmptyState>
        }
        paging={list}
        views={{
          items: TransferTab.options.map((tab) => ({ key: tab, label: t(`enter.transfers.tab.${tab}`), count: null })),
          value: filter.tab,
          onChange: (tab) => setQuery({ tab }),
        }}
        filters={
          <>
            <SearchBox
              words={t('enter.field.reference')}
              text={query['reference'] ?? ''}
              onChange={(text) => setQuery({ reference: text.trim() || undefined })}
            />
            <Choice
              label={t('enter.channel')}
              value={filter.channel ?? ''}
              all={t('enter.transfers.anyChannel')}
              options={transferChannels.map((value) => ({ value, label: channelWords(t, value) }))}
              onChange={(channel) => setQuery({ channel })}
            />
          </>
        }
      />
      {importing && (
        <Dialog title={t('enter.import.title')} onClose={() => setImporting(false)}>
          <ImportBox />
        </Dialog>
      )}
      {telling && (
        <Dialog title={t('enter.report.title')} onClose={() => setTelling(null)}>
          <ReportForm of={telling} onDone={() => setTelling(null)} />
        </Dialog>
      )}
    </div>
  )
}

/** What stands in the address, as far as the server understands it. */
function filterOf(query: Readonly<Record<string, string>>) {
  const channel = TransferChannel.safeParse(query['channel']).data
  return {
    tab: TransferTab.catch('waiting').parse(query['tab']),
    ...(channel && { channel }),
    ...(query['reference'] && { reference: query['reference'] }),
  }
}

function useColumns(onTell: ((row: TransferRow) => void) | null): Column<TransferRow>[] {
  const { t } = useText()
  const columns: Column<TransferRow>[] = [
    {
      key: 'reference',
      title: t('enter.field.reference'),
      render: (row) => (
        <div>
          <span className="code">{row.reference}</span>
          <div className="small quiet">
            {channelWords(t, row.channel)}
            {row.origin && ` · ${row.origin}`}
          </div>
        </div>
      ),
    },
    {
      key: 'receipt',
      title: t('enter.transfers.receipt'),
      width: '210px',
      render: (row) => (
        <Link to={`/complaints/${row.complaint}`} className="code small">
          {row.receipt}
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('enter.transfers.state'),
      width: '150px',
      render: (row) => t(row.outcome ? `complaints.outcome.${row.outcome}` : `complaints.state.${row.state}`),
    },
    { key: 'answerBy', title: t('enter.transfers.answerBy'), width: '190px', render: (row) => <Letter of={row} /> },
    { key: 'told', title: t('enter.transfers.told'), width: '170px', render: (row) => <Told of={row} /> },
  ]
  if (!onTell) return columns
  return [
    ...columns,
    {
      key: 'do',
      title: '',
      width: '120px',
      render: (row) => <Button onClick={() => onTell(row)}>{t('enter.report.do')}</Button>,
    },
  ]
}

function Letter({ of }: { readonly of: TransferRow }) {
  const { t } = useText()
  if (of.answerBy === null) return <span className="quiet small">{t('enter.transfers.noDay')}</span>
  return (
    <div className="stack-tight">
      <DayText day={of.answerBy} />
      {of.late && (
        <span>
          <StateTag tone="danger">{t('enter.transfers.late')}</StateTag>
        </span>
      )}
    </div>
  )
}

function Told({ of }: { readonly of: TransferRow }) {
  const { t } = useText()
  if (of.answeredAt) return <StateTag tone="kept">{t('enter.transfers.answered')}</StateTag>
  if (of.reportedAt === null) return <StateTag tone="risk">{t('enter.transfers.never')}</StateTag>
  return (
    <div className="stack-tight">
      <span>
        <StateTag tone="info">{t('enter.transfers.interim')}</StateTag>
      </span>
      <span className="small">
        <When at={of.reportedAt} />
      </span>
    </div>
  )
}
