import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { listApiKeys, revokeApiKey, type ApiKey } from '../../../src/kernel/access/account.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { NewKey } from './NewKey.tsx'
import { RotateKey } from './RotateKey.tsx'

type KeyLine = z.infer<typeof ApiKey>

export function KeysPage() {
  const { t } = useText()
  const keys = useRoute(listApiKeys, {})
  const [making, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<KeyLine | null>(null)
  const [rotating, setRotating] = useState<KeyLine | null>(null)
  return (
    <div className="page">
      <PageHead
        title={t('admin.keys.title')}
        lead={t('admin.keys.lead')}
        action={
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('admin.keys.add')}
          </Button>
        }
      />
      <DataTable
        label={t('admin.keys.title')}
        columns={useColumns({
          onRevoke: setLeaving,
          onRotate: setRotating,
          followed: followedIn(keys.data?.rows ?? []),
        })}
        rows={keys.data?.rows ?? []}
        keyOf={(key) => key.id}
        loading={keys.loading}
        problem={keys.problem}
        onRetry={() => void keys.refetch()}
        empty={<EmptyState title={t('admin.keys.empty')}>{t('admin.keys.emptyHint')}</EmptyState>}
      />
      {making && <NewKey onClose={() => setMaking(false)} />}
      {rotating && <RotateKey apiKey={rotating} onClose={() => setRotating(null)} />}
      {leaving && <RevokeKey apiKey={leaving} onClose={() => setLeaving(null)} />}
    </div>
  )
}

type Acts = {
  readonly onRevoke: (key: KeyLine) => void
  readonly onRotate: (key: KeyLine) => void
  /** Which have a new one in their place already. */
  readonly followed: ReadonlySet<string | null>
}

const followedIn = (rows: readonly KeyLine[]): ReadonlySet<string | null> =>
  new Set(rows.filter(({ revokedAt }) => revokedAt === null).map(({ follows }) => follows))

function useColumns({ onRevoke, onRotate, followed }: Acts): Column<KeyLine>[] {
  const { t } = useText()
  return [
    { key: 'name', title: t('admin.keys.name'), render: (key) => key.name },
    { key: 'end', title: t('admin.keys.end'), render: (key) => <span className="code">…{key.tokenEnd}</span> },
    {
      key: 'scopes',
      title: t('admin.keys.scopes'),
      render: (key) => key.scopes.map((scope) => <ScopeWords key={scope} scope={scope} />),
    },
    { key: 'created', title: t('admin.created'), render: (key) => <When at={key.createdAt} /> },
    {
      key: 'used',
      title: t('admin.keys.lastUsed'),
      render: (key) => (key.lastUsedAt ? <When at={key.lastUsedAt} ago /> : t('admin.keys.never')),
    },
    {
      key: 'ends',
      title: t('admin.keys.ends'),
      render: (key) => (key.expiresAt ? <When at={key.expiresAt} /> : t('admin.keys.lives.none')),
    },
    {
      key: 'networks',
      title: t('admin.keys.networks'),
      render: (key) =>
        key.networks.length === 0
          ? t('admin.keys.everywhere')
          : key.networks.map((network) => (
              <div key={network} className="code">
                {network}
              </div>
            )),
    },
    { key: 'state', title: t('admin.keys.state'), render: (key) => <KeyState apiKey={key} /> },
    {
      key: 'acts',
      title: '',
      render: (key) =>
        stateOf(key) === 'inUse' && (
          <div className="row">
            {!followed.has(key.id) && (
              <Button size="small" onClick={() => onRotate(key)}>
                {t('admin.keys.rotate')}
              </Button>
            )}
            <Button size="small" danger onClick={() => onRevoke(key)}>
              {t('admin.keys.revoke')}
            </Button>
          </div>
        ),
    },
  ]
}

const stateOf = (key: KeyLine): 'revoked' | 'expired' | 'inUse' => {
  if (key.revokedAt !== null) return 'revoked'
  return key.expired ? 'expired' : 'inUse'
}

function KeyState({ apiKey }: { readonly apiKey: KeyLine }) {
  const { t } = useText()
  const state = stateOf(apiKey)
  return <StateTag tone={state === 'inUse' ? 'kept' : 'plain'}>{t(`admin.keys.${state}`)}</StateTag>
}

function ScopeWords({ scope }: { readonly scope: KeyLine['scopes'][number] }) {
  const { t } = useText()
  return (
    <div>
      {t(`admin.keys.scopeWords.${scope}`)} <span className="code quiet">{scope}</span>
    </div>
  )
}

function RevokeKey({ apiKey, onClose }: { readonly apiKey: KeyLine; readonly onClose: () => void }) {
  const { t } = useText()
  const act = useAct(revokeApiKey, { refresh: [listApiKeys], done: onClose })
  return (
    <ConfirmDialog
      title={t('admin.keys.revokeTitle', { name: apiKey.name })}
      act={t('admin.keys.revoke')}
      busy={act.busy}
      problem={act.problem}
      onAct={() => void act.run({ id: apiKey.id })}
      onClose={onClose}
    >
      {t('admin.keys.revokeHelp')}
    </ConfirmDialog>
  )
}
