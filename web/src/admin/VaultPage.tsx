import { Button, Progress } from 'antd'
import { useState } from 'react'
import { readKeys, rotateKey, type DomainKeys, type IndexTells } from '../../../src/kernel/vault/keys.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'

const whileChangingMs = 3_000

/** Keys of the vault: how old, in which state, what the indexes tell; never a key. */
export function VaultPage() {
  const { t } = useText()
  const [running, setRunning] = useState(false)
  const keys = useRoute(readKeys, {}, { keep: true, ...(running && { refetchEveryMs: whileChangingMs }) })
  const changing = keys.data?.domains.some((one) => one.changing) ?? false
  if (changing !== running) setRunning(changing)
  const [asking, setAsking] = useState<DomainKeys | null>(null)
  const state = { loading: keys.loading, problem: keys.problem, onRetry: () => void keys.refetch() }
  const empty = <EmptyState title={t('admin.vault.empty')}>{t('admin.vault.emptyHint')}</EmptyState>
  return (
    <div className="page">
      <PageHead title={t('admin.vault.title')} lead={t('admin.vault.lead')} />
      {keys.data && <Root {...keys.data.root} />}
      <h2>{t('admin.vault.domains')}</h2>
      <DataTable
        plain
        label={t('admin.vault.domains')}
        columns={useDomainColumns(setAsking)}
        rows={keys.data?.domains ?? []}
        keyOf={({ domain }) => domain}
        empty={empty}
        {...state}
      />
      <h2>{t('admin.vault.indexes')}</h2>
      <p className="quiet">{t('admin.vault.indexesLead')}</p>
      <DataTable
        plain
        label={t('admin.vault.indexes')}
        columns={useIndexColumns()}
        rows={keys.data?.indexes ?? []}
        keyOf={({ id }) => id}
        loading={keys.loading}
        empty={empty}
      />
      {asking && <Confirm of={asking} onClose={() => setAsking(null)} />}
    </div>
  )
}

function Root(props: {
  readonly source: 'file' | 'passphrase' | 'cards'
  readonly name: string
  readonly wrappedByOther: number
}) {
  const { t } = useText()
  return (
    <p>
      {t(`admin.vault.root.${props.source}`)} <span className="code quiet">{props.name}</span>{' '}
      {props.wrappedByOther > 0 && (
        <StateTag tone="risk">{t('admin.vault.root.other', { n: props.wrappedByOther })}</StateTag>
      )}
    </p>
  )
}

function useDomainColumns(onChange: (of: DomainKeys) => void): Column<DomainKeys>[] {
  const { t, say } = useText()
  return [
    { key: 'of', title: t('admin.vault.of'), render: (one) => say(one.title) },
    { key: 'version', title: t('admin.vault.version'), align: 'end', render: (one) => one.version },
    { key: 'since', title: t('admin.vault.since'), render: (one) => <When at={one.since} /> },
    { key: 'people', title: t('admin.vault.people'), align: 'end', render: (one) => one.people || '—' },
    {
      key: 'state',
      title: t('admin.vault.state'),
      width: '28%',
      render: (one) =>
        one.changing ? <Changing {...one.changing} /> : <StateTag tone="kept">{t('admin.vault.inUse')}</StateTag>,
    },
    {
      key: 'act',
      title: t('admin.vault.next'),
      render: (one) => (
        <Button size="small" disabled={one.changing !== null} onClick={() => onChange(one)}>
          {t('admin.vault.change')}
        </Button>
      ),
    },
  ]
}

function Changing({ left, of }: { readonly left: number; readonly of: number }) {
  const { t } = useText()
  const percent = of === 0 ? 100 : Math.floor(((of - left) / of) * 100)
  return (
    <>
      <Progress percent={percent} size="small" aria-label={t('admin.vault.changing')} />
      <span className="quiet small">{t('admin.vault.left', { n: left })}</span>
    </>
  )
}

function useIndexColumns(): Column<IndexTells>[] {
  const { t, say } = useText()
  return [
    { key: 'of', title: t('admin.vault.table'), render: (one) => say(one.of) },
    { key: 'by', title: t('admin.vault.by'), render: (one) => say(one.by) },
    { key: 'rows', title: t('admin.vault.rows'), align: 'end', render: (one) => one.rows },
    { key: 'alone', title: t('admin.vault.alone'), align: 'end', render: (one) => one.alone },
    { key: 'most', title: t('admin.vault.most'), align: 'end', render: (one) => one.most },
    {
      key: 'tells',
      title: t('admin.vault.tells'),
      width: '38%',
      render: (one) => t(`admin.vault.states.${one.state}`),
    },
  ]
}

function Confirm({ of, onClose }: { readonly of: DomainKeys; readonly onClose: () => void }) {
  const { t, say } = useText()
  const act = useAct(rotateKey, { refresh: [readKeys], done: onClose })
  return (
    <ConfirmDialog
      title={t('admin.vault.confirm', { of: say(of.title) })}
      act={t('admin.vault.change')}
      busy={act.busy}
      problem={act.problem}
      onAct={() => void act.run({ domain: of.domain })}
      onClose={onClose}
    >
      {t(
        of.domain === 'index'
          ? 'admin.vault.whatIndex'
          : of.domain === 'passing'
            ? 'admin.vault.whatPassing'
            : 'admin.vault.what',
      )}
    </ConfirmDialog>
  )
}
