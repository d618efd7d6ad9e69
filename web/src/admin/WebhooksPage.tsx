import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { changeWebhook, listWebhooks, type WebhookEndpoint } from '../../../src/kernel/fact/fact.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { WebhookForm } from './WebhookForm.tsx'

export type EndpointLine = z.infer<typeof WebhookEndpoint>

export function WebhooksPage() {
  const { t } = useText()
  const hooks = useRoute(listWebhooks, {})
  /** The endpoint whose form is open; `new` for one that does not exist yet. */
  const [editing, setEditing] = useState<EndpointLine | 'new' | null>(null)
  const change = useAct(changeWebhook, { refresh: [listWebhooks] })
  const columns = useColumns(hooks.data?.catalogue ?? [], {
    onEdit: setEditing,
    onSwitch: ({ id, active }) => void change.run({ id, active: !active }),
    busy: change.busy,
  })
  return (
    <div className="page">
      <PageHead
        title={t('admin.webhooks.title')}
        lead={
          <>
            {t('admin.webhooks.lead')} <Link to="/admin/webhooks/deliveries">{t('admin.webhooks.deliveries')}</Link>
          </>
        }
        action={
          <Button type="primary" disabled={!hooks.data} onClick={() => setEditing('new')}>
            {t('admin.webhooks.add')}
          </Button>
        }
      />
      {change.problem && <Problem problem={change.problem} />}
      <DataTable
        label={t('admin.webhooks.endpoints')}
        columns={columns}
        rows={hooks.data?.rows ?? []}
        keyOf={(endpoint) => endpoint.id}
        loading={hooks.loading}
        problem={hooks.problem}
        onRetry={() => void hooks.refetch()}
        empty={<EmptyState title={t('admin.webhooks.empty')}>{t('admin.webhooks.emptyHint')}</EmptyState>}
      />
      {editing && hooks.data && (
        <WebhookForm
          endpoint={editing === 'new' ? null : editing}
          catalogue={hooks.data.catalogue}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  )
}

type Catalogue = z.output<(typeof listWebhooks)['output']>['catalogue']
type Acts = {
  readonly onEdit: (endpoint: EndpointLine) => void
  readonly onSwitch: (endpoint: EndpointLine) => void
  readonly busy: boolean
}

function useColumns(catalogue: Catalogue, acts: Acts): Column<EndpointLine>[] {
  const { t, say, list } = useText()
  const words = (kind: string): string => {
    const known = catalogue.find((one) => one.kind === kind)
    return known ? say(known) : kind
  }
  return [
    {
      key: 'url',
      title: t('admin.webhooks.url'),
      render: (endpoint) => (
        <>
          <span className="code">{endpoint.url}</span>
          <br />
          <span className="quiet">{endpoint.note}</span>
        </>
      ),
    },
    {
      key: 'kinds',
      title: t('admin.webhooks.kinds'),
      render: (endpoint) => list(endpoint.kinds.map(words)),
    },
    {
      key: 'state',
      title: t('admin.webhooks.state'),
      render: ({ active }) => (
        <StateTag tone={active ? 'kept' : 'plain'}>
          {t(active ? 'admin.webhooks.active' : 'admin.webhooks.stopped')}
        </StateTag>
      ),
    },
    { key: 'created', title: t('admin.created'), render: (endpoint) => <When at={endpoint.createdAt} /> },
    {
      key: 'acts',
      title: '',
      render: (endpoint) => (
        <span className="row">
          <Button size="small" onClick={() => acts.onEdit(endpoint)}>
            {t('admin.webhooks.change')}
          </Button>
          <Button size="small" disabled={acts.busy} onClick={() => acts.onSwitch(endpoint)}>
            {t(endpoint.active ? 'admin.webhooks.stop' : 'admin.webhooks.start')}
          </Button>
        </span>
      ),
    },
  ]
}
