import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { listCallBacks, type CallBackRow } from '../../../../src/complaints/enter/call-back.contract.ts'
import { useList } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useNow } from '../../parts/now.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { CallForm } from './CallForm.tsx'
import { CallerWords } from './CallerWords.tsx'
import './enter.css'

/** Calls that were promised, soonest first, until somebody made them. */
export function CallsPage() {
  const { t } = useText()
  const [calling, setCalling] = useState<CallBackRow | null>(null)
  const list = useList(listCallBacks, { limit: 50 }, { refetchEveryMs: 60_000 })
  const columns = useColumns(setCalling)
  return (
    <div className="page">
      <PageHead
        title={t('enter.calls.title')}
        lead={t('enter.calls.lead')}
        action={<Link to="/complaints/enter">{t('enter.title')}</Link>}
      />
      <DataTable
        label={t('enter.calls.title')}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('enter.calls.empty')}>{t('enter.calls.emptyHelp')}</EmptyState>}
        paging={list}
      />
      {calling && (
        <Dialog title={t('enter.calls.note')} onClose={() => setCalling(null)}>
          <CallForm of={calling} onDone={() => setCalling(null)} />
        </Dialog>
      )}
    </div>
  )
}

function useColumns(onCall: (row: CallBackRow) => void): Column<CallBackRow>[] {
  const { t } = useText()
  const now = useNow()
  return [
    {
      key: 'due',
      title: t('enter.calls.due'),
      width: '210px',
      render: (row) => (
        <div className="stack-tight">
          <When at={row.dueAt} />
          {new Date(row.dueAt) < now && (
            <span>
              <StateTag tone="danger">{t('enter.calls.late')}</StateTag>
            </span>
          )}
        </div>
      ),
    },
    { key: 'caller', title: t('enter.calls.whom'), render: (row) => <CallerWords of={row.caller} /> },
    {
      key: 'case',
      title: t('enter.calls.about'),
      render: (row) => (
        <div>
          {t(`complaints.category.${row.category}`)} · {t(`complaints.state.${row.state}`)}
          <div>
            <Link to={`/complaints/${row.complaint}`} className="code small">
              {row.receipt}
            </Link>
          </div>
        </div>
      ),
    },
    { key: 'by', title: t('enter.calls.promisedBy'), width: '120px', render: (row) => row.promisedBy ?? '' },
    {
      key: 'do',
      title: '',
      width: '120px',
      render: (row) => <Button onClick={() => onCall(row)}>{t('enter.calls.do')}</Button>,
    },
  ]
}
