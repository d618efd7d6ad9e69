import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { modeWords } from '../../../../src/kernel/consent/purpose-words.contract.ts'
import { listConsents, type PurposeRow } from '../../../../src/privacy/consent/register.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { useText } from '../../text/text.ts'
import { dayWords } from '../../text/time.ts'
import { ChildForm } from './ChildForm.tsx'
import { EventTable } from './EventTable.tsx'
import { NoticeList } from './NoticeList.tsx'
import { PublishForm } from './PublishForm.tsx'
import { RecordForm } from './RecordForm.tsx'

type Open = { readonly form: 'publish' | 'record' | 'history'; readonly row: PurposeRow } | { readonly form: 'child' }

/** By purpose: what people were told, and how many agreed; below who said what. */
export function ConsentsPage() {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(listConsents, {})
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const rows = data?.rows ?? []
  return (
    <div className="page stack">
      <PageHead
        title={t('consent.register.title')}
        lead={t('consent.register.lead')}
        action={<Button onClick={() => setOpen({ form: 'child' })}>{t('consent.register.child')}</Button>}
      />
      <DataTable
        label={t('consent.register.title')}
        columns={usePurposeColumns(setOpen)}
        rows={rows}
        keyOf={({ id }) => id}
        loading={loading}
        problem={problem}
        onRetry={() => void refetch()}
        csvName="purposes"
        empty={<EmptyState title={t('consent.register.noPurposes')}>{t('consent.register.noPurposesHelp')}</EmptyState>}
      />
      <EventTable purposes={rows} />
      {open?.form === 'publish' && <PublishForm of={open.row} onClose={close} />}
      {open?.form === 'record' && <RecordForm of={open.row} onClose={close} />}
      {open?.form === 'history' && <NoticeList of={open.row} onClose={close} />}
      {open?.form === 'child' && <ChildForm onClose={close} />}
    </div>
  )
}

function usePurposeColumns(open: (what: Open) => void): Column<PurposeRow>[] {
  const { t, say } = useText()
  const figure = (key: keyof PurposeRow['counts']): Column<PurposeRow> => ({
    key,
    title: t(`consent.register.${key}`),
    align: 'end',
    render: ({ mode, counts }) => <span className="number">{mode === 'necessary' ? '—' : counts[key]}</span>,
    csv: ({ counts }) => counts[key],
  })
  return [
    {
      key: 'purpose',
      title: t('consent.register.purpose'),
      csv: ({ title }) => say(title),
      render: (row) => (
        <div>
          <Link to="/rules/$id" params={{ id: row.rule }}>
            {say(row.title)}
          </Link>
          <div className="quiet small">
            {say(modeWords[row.mode])}
            {row.separate && ` · ${t('consent.separate')}`}
          </div>
        </div>
      ),
    },
    { key: 'notice', title: t('consent.register.notice'), render: (row) => <Told of={row} onOpen={open} /> },
    figure('given'),
    figure('withdrawn'),
    figure('askedAgain'),
    {
      key: 'do',
      title: '',
      render: (row) =>
        row.mode !== 'necessary' && (
          <div className="actions">
            {row.mode === 'consent' && (
              <Button size="small" onClick={() => open({ form: 'publish', row })}>
                {t('consent.register.publish')}
              </Button>
            )}
            <Button size="small" onClick={() => open({ form: 'record', row })}>
              {t('consent.register.record')}
            </Button>
          </div>
        ),
    },
  ]
}

function Told({ of, onOpen }: { readonly of: PurposeRow; readonly onOpen: (what: Open) => void }) {
  const { t, language } = useText()
  if (of.mode !== 'consent') return <span className="quiet">—</span>
  const { notice, next } = of
  return (
    <div>
      {notice || next ? (
        <button type="button" className="plain-button" onClick={() => onOpen({ form: 'history', row: of })}>
          {notice ? t('consent.register.version', { n: notice.version }) : t('consent.register.none')}
        </button>
      ) : (
        <span className="quiet">{t('consent.register.none')}</span>
      )}
      {next && (
        <div className="quiet small">
          {t('consent.register.next', { n: next.version, day: dayWords(next.effectiveOn, language) })}
        </div>
      )}
    </div>
  )
}
