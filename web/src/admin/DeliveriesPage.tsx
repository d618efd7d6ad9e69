import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import {
  listDeliveries,
  listWebhooks,
  replayDelivery,
  type WebhookDelivery,
} from '../../../src/kernel/fact/fact.contract.ts'
import { useAct, useList, useRoute } from '../api/hooks.ts'
import { Choice } from '../parts/Choice.tsx'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { StateTag, type Tone } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'

type DeliveryLine = z.infer<typeof WebhookDelivery>
const states = ['waiting', 'delivered', 'failed'] as const
const State = z.enum(states).optional().catch(undefined)
const tones = { waiting: 'info', delivered: 'kept', failed: 'danger' } as const satisfies Record<string, Tone>

/** Every attempt to tell another system of a fact, and the way to send it again. */
export function DeliveriesPage() {
  const { t } = useText()
  const [query, set] = useQueryState()
  const state = State.parse(query['state'])
  const endpoint = query['endpoint']
  const list = useList(
    listDeliveries,
    { ...(state && { state }), ...(endpoint && { endpoint }) },
    { refetchEveryMs: 10_000 },
  )
  const endpoints = useRoute(listWebhooks, {})
  const [replayed, setReplayed] = useState(false)
  const replay = useAct(replayDelivery, { refresh: [listDeliveries], done: () => setReplayed(true) })
  const columns = useColumns((id) => void replay.run({ id }), replay.busy)
  const views = [
    { key: '', label: t('admin.all') },
    ...states.map((key) => ({ key, label: t(`admin.deliveries.states.${key}`) })),
  ]
  return (
    <div className="page">
      <PageHead
        title={t('admin.deliveries.title')}
        lead={<Link to="/admin/webhooks">{t('admin.deliveries.back')}</Link>}
      />
      {replay.problem && <Problem problem={replay.problem} />}
      {replayed && !replay.problem && <output className="note note-kept">{t('admin.deliveries.replayed')}</output>}
      <DataTable
        label={t('admin.deliveries.title')}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(delivery) => delivery.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('admin.deliveries.empty')}>{t('admin.deliveries.emptyHint')}</EmptyState>}
        paging={list}
        csvName="webhook-deliveries"
        views={{ items: views, value: state ?? '', onChange: (key) => set({ state: key || undefined }) }}
        filters={
          <Choice
            label={t('admin.deliveries.endpoint')}
            all={t('admin.all')}
            value={endpoint ?? ''}
            options={(endpoints.data?.rows ?? []).map(({ id, url }) => ({ value: id, label: url }))}
            onChange={(value) => set({ endpoint: value })}
          />
        }
      />
    </div>
  )
}

function useColumns(onReplay: (id: string) => void, busy: boolean): Column<DeliveryLine>[] {
  const { t } = useText()
  return [
    {
      key: 'state',
      title: t('admin.webhooks.state'),
      csv: (line) => t(`admin.deliveries.states.${line.state}`),
      render: (line) => <StateTag tone={tones[line.state]}>{t(`admin.deliveries.states.${line.state}`)}</StateTag>,
    },
    {
      key: 'kind',
      title: t('admin.deliveries.kind'),
      csv: (line) => line.kind,
      render: (line) => (
        <>
          <span className="code">{line.kind}</span>
          {line.replayOf && <div className="small quiet">{t('admin.deliveries.replayOf', { id: line.replayOf })}</div>}
        </>
      ),
    },
    {
      key: 'subject',
      title: t('admin.deliveries.subject'),
      csv: (line) => line.subject,
      render: (line) => <span className="code">{line.subject}</span>,
    },
    {
      key: 'url',
      title: t('admin.deliveries.endpoint'),
      csv: (line) => line.url,
      render: (line) => <span className="code">{line.url}</span>,
    },
    {
      key: 'last',
      title: t('admin.deliveries.last'),
      csv: (line) => line.lastTriedAt ?? '',
      render: (line) => <LastTry line={line} />,
    },
    {
      key: 'replay',
      title: '',
      render: (line) =>
        line.state !== 'waiting' && (
          <Button size="small" disabled={busy} onClick={() => onReplay(line.id)}>
            {t('admin.deliveries.replay')}
          </Button>
        ),
    },
  ]
}

function LastTry({ line }: { readonly line: DeliveryLine }) {
  const { t } = useText()
  if (line.lastTriedAt === null) return '—'
  return (
    <>
      <When at={line.lastTriedAt} ago /> · {t('admin.deliveries.attemptsN', { n: line.attempts })} ·{' '}
      {line.lastStatus ?? t('admin.deliveries.noAnswer')}
      {line.lastError && <div className="small code">{line.lastError}</div>}
      {line.nextTryAt && line.state === 'waiting' && (
        <div className="small quiet">
          {t('admin.deliveries.next')} <When at={line.nextTryAt} />
        </div>
      )}
    </>
  )
}
