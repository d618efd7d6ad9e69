import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { listRounds, type RoundRow } from '../../../../src/complaints/quality/round.contract.ts'
import { useList } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { When } from '../../parts/When.tsx'
import { dayWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { AddDialog } from './AddDialog.tsx'
import { DrawDialog } from './DrawDialog.tsx'

export function RoundList() {
  const { t, language } = useText()
  const list = useList(listRounds, { limit: 50 })
  const [open, setOpen] = useState<'draw' | 'add' | null>(null)
  const columns: Column<RoundRow>[] = [
    {
      key: 'period',
      title: t('quality.period'),
      render: (row) => (
        <Link to="/complaints/quality/rounds/$id" params={{ id: row.id }}>
          {dayWords(row.from, language)} – {dayWords(row.until, language)}
        </Link>
      ),
    },
    {
      key: 'candidates',
      title: t('quality.candidates'),
      align: 'end',
      width: '120px',
      render: (row) => row.candidates,
    },
    { key: 'drawn', title: t('quality.drawn'), align: 'end', width: '120px', render: (row) => row.drawn },
    { key: 'done', title: t('quality.done'), align: 'end', width: '120px', render: (row) => row.done },
    { key: 'by', title: t('quality.by'), width: '140px', render: (row) => row.by ?? '—' },
    { key: 'at', title: t('quality.drawnAt'), width: '160px', render: (row) => <When at={row.at} /> },
  ]
  return (
    <>
      <div className="actions">
        <Button type="primary" onClick={() => setOpen('draw')}>
          {t('quality.draw.do')}
        </Button>
        <Button onClick={() => setOpen('add')}>{t('quality.add.do')}</Button>
      </div>
      <DataTable
        label={t('quality.tab.rounds')}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        paging={list}
        empty={<EmptyState title={t('quality.noRounds')}>{t('quality.noRoundsHelp')}</EmptyState>}
      />
      {open === 'draw' && <DrawDialog onClose={() => setOpen(null)} />}
      {open === 'add' && <AddDialog onClose={() => setOpen(null)} />}
    </>
  )
}
