import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { DraftState, listAssistantLog, type LogRow } from '../../../../src/complaints/assistant/assistant.contract.ts'
import { useList } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import './assistant.css'

const tones = { waiting: 'info', asking: 'info', done: 'kept', failed: 'danger', cancelled: 'plain' } as const

/** For the lead: every call, with the very words that left. */
export function AssistantLogPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const state = DraftState.safeParse(query['state']).data
  const list = useList(listAssistantLog, state ? { state } : {})
  const [shown, setShown] = useState<LogRow | null>(null)
  const columns = useColumns(setShown)
  const { data } = list
  return (
    <div className="page">
      <PageHead title={t('assistant.log.title')} lead={t('assistant.log.lead')} />
      {data && (
        <p className={data.on ? 'quiet' : 'note note-risk'}>
          {data.on
            ? t('assistant.log.now', { host: data.host, model: data.model, ...data.budget })
            : t('assistant.log.off')}
        </p>
      )}
      <DataTable
        label={t('assistant.log.title')}
        columns={columns}
        rows={data?.rows ?? []}
        keyOf={({ id }) => id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        paging={list}
        empty={<EmptyState title={t('assistant.log.empty')}>{t('assistant.log.emptyHelp')}</EmptyState>}
        filters={
          <Select
            aria-label={t('assistant.log.state')}
            value={state ?? ''}
            onChange={(value: string) => setQuery({ state: value || undefined })}
            options={[
              { value: '', label: t('assistant.log.all') },
              ...DraftState.options.map((value) => ({ value, label: t(`assistant.log.states.${value}`) })),
            ]}
          />
        }
      />
      {shown && <SentDialog of={shown} onClose={() => setShown(null)} />}
    </div>
  )
}

function useColumns(onShow: (row: LogRow) => void): readonly Column<LogRow>[] {
  const { t } = useText()
  return [
    {
      key: 'asked',
      title: t('assistant.log.asked'),
      render: (row) => (
        <>
          {row.askedBy} · <When at={row.askedAt} />
        </>
      ),
    },
    { key: 'what', title: t('assistant.log.what'), render: (row) => t(`assistant.kind.${row.kind}`) },
    {
      key: 'case',
      title: t('assistant.log.case'),
      render: ({ complaint }) => <span className="code">{complaint.receipt}</span>,
    },
    {
      key: 'state',
      title: t('assistant.log.state'),
      render: (row) => (
        <>
          <StateTag tone={tones[row.state]}>{t(`assistant.log.states.${row.state}`)}</StateTag>
          {row.error && <div className="quiet small">{t(`assistant.error.${row.error}`)}</div>}
        </>
      ),
    },
    {
      key: 'tokens',
      title: t('assistant.log.tokens'),
      align: 'end',
      render: ({ tokensIn, tokensOut }) => (tokensIn === null ? '—' : `${tokensIn} / ${tokensOut ?? '—'}`),
    },
    {
      key: 'took',
      title: t('assistant.log.took'),
      align: 'end',
      render: ({ tookMs }) => (tookMs === null ? '—' : t('assistant.log.seconds', { n: (tookMs / 1000).toFixed(1) })),
    },
    {
      key: 'fate',
      title: t('assistant.log.fate'),
      render: ({ fate, state }) =>
        fate ? t(`assistant.fate.${fate}`) : state === 'done' ? t('assistant.log.unused') : '—',
    },
    {
      key: 'sent',
      title: t('assistant.log.sentTitle'),
      render: (row) => (
        <Button size="small" onClick={() => onShow(row)}>
          {t('assistant.log.sent')}
        </Button>
      ),
    },
  ]
}

function SentDialog({ of, onClose }: { readonly of: LogRow; readonly onClose: () => void }) {
  const { t } = useText()
  return (
    <Dialog title={t('assistant.log.sentTitle')} onClose={onClose}>
      <div className="stack">
        <p className="quiet small">
          {t('assistant.by', { name: of.askedBy ?? '', model: of.model })} · {of.host} ·{' '}
          <Link to="/complaints/$id" params={{ id: of.complaint.id }} className="code">
            {of.complaint.receipt}
          </Link>
        </p>
        {of.emptiedAt ? (
          <p className="note">
            {t('assistant.log.emptied')} <When at={of.emptiedAt} />
          </p>
        ) : (
          <SentText text={of.sent} />
        )}
        <p className="quiet small code">{t('assistant.log.hash', { hash: of.sentHash, version: of.promptVersion })}</p>
      </div>
    </Dialog>
  )
}

function SentText({ text }: { readonly text: string }) {
  return (
    // Scrolled with the keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="inset assistant-sent" tabIndex={0}>
      {text}
    </pre>
  )
}
