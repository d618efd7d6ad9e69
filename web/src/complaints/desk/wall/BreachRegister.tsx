import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { listBreaches, type BreachView } from '../../../../../src/complaints/desk/wall/wall.contract.ts'
import { useList } from '../../../api/hooks.ts'
import type { Column } from '../../../parts/DataTable.tsx'
import { EmptyState } from '../../../parts/EmptyState.tsx'
import { ListTable } from '../../../parts/ListTable.tsx'
import { When } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'
import { channelWords } from '../../channels.ts'
import { useAtDesk } from '../at-desk.ts'
import { BreachDialog } from './BreachDialog.tsx'

const choices = ['platform', 'unexplained', 'all'] as const

/** Every broken time limit, whose it was, and why. */
export function BreachRegister() {
  const { t } = useText()
  const [only, setOnly] = useState<(typeof choices)[number]>('platform')
  const list = useList(listBreaches, { only, limit: 20 }, { refetchEveryMs: 60_000 })
  const [asked, setAsked] = useState<BreachView | null>(null)
  const columns = useColumns(useAtDesk() ? setAsked : null)
  return (
    <section className="stack">
      <h2>{t('wall.register')}</h2>
      <ListTable
        label={t('wall.register')}
        columns={columns}
        of={list}
        csvName="complaint-breaches"
        filters={
          <Select
            className="queue-filter"
            aria-label={t('wall.only')}
            value={only}
            onChange={setOnly}
            options={choices.map((value) => ({ value, label: t(`wall.which.${value}`) }))}
          />
        }
        empty={<EmptyState title={t('wall.noBreach')}>{t('wall.noBreachHelp')}</EmptyState>}
      />
      {asked && <BreachDialog of={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

function useColumns(onExplain: ((row: BreachView) => void) | null): Column<BreachView>[] {
  const { t, say } = useText()
  const atDesk = onExplain !== null
  return [
    { key: 'at', title: t('wall.when'), width: '150px', render: (row) => <When at={row.at} />, csv: (row) => row.at },
    { key: 'limit', title: t('wall.limit'), render: (row) => say(row.title), csv: (row) => say(row.title) },
    {
      key: 'receipt',
      title: t('complaints.queue.receipt'),
      width: '210px',
      render: (row) =>
        atDesk ? (
          <Link to="/complaints/$id" params={{ id: row.complaint }} className="code">
            {row.receipt}
          </Link>
        ) : (
          <span className="code">{row.receipt}</span>
        ),
      csv: (row) => row.receipt,
    },
    {
      key: 'whose',
      title: t('wall.whose'),
      width: '130px',
      render: (row) =>
        row.blame === 'platform' ? (row.agent ?? t('complaints.queue.nobody')) : t(`complaints.side.${row.blame}`),
      csv: (row) => t(`complaints.side.${row.blame}`),
    },
    {
      key: 'channel',
      title: t('complaints.case.channel'),
      width: '110px',
      render: (row) => channelWords(t, row.channel),
      csv: (row) => channelWords(t, row.channel),
    },
    {
      key: 'reason',
      title: t('wall.reason'),
      width: '24%',
      render: (row) => (
        <span className="stack-tight">
          <span>{row.reason ? t(`wall.why.${row.reason}`) : <span className="quiet">{t('wall.noReason')}</span>}</span>
          {row.words && <span className="small">{row.words}</span>}
          {row.by && <span className="quiet small">{row.by}</span>}
        </span>
      ),
      csv: (row) => (row.reason ? t(`wall.why.${row.reason}`) : ''),
    },
    ...(onExplain
      ? [
          {
            key: 'acts',
            title: '',
            width: '110px',
            render: (row: BreachView) => (
              <Button size="small" onClick={() => onExplain(row)}>
                {t(row.reason ? 'wall.changeReason' : 'wall.explain')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
