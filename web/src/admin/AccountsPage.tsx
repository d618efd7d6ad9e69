import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { z } from 'zod'
import { listAccounts, type Account } from '../../../src/kernel/access/account.contract.ts'
import { Role, roleWords, roles } from '../../../src/kernel/role.contract.ts'
import { useList } from '../api/hooks.ts'
import { Choice } from '../parts/Choice.tsx'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { AccountForm } from './AccountForm.tsx'
import { AccountSessions } from './AccountSessions.tsx'
import { NewAccount } from './NewAccount.tsx'
import './admin.css'

export type AccountLine = z.infer<typeof Account>
const RoleOrNone = Role.optional().catch(undefined)
const State = z.enum(['active', 'disabled']).optional().catch(undefined)

export function AccountsPage() {
  const { t } = useText()
  const [query, set] = useQueryState()
  const role = RoleOrNone.parse(query['role'])
  const state = State.parse(query['state'])
  const text = useDeferredValue((query['text'] ?? '').trim())
  const list = useList(listAccounts, { ...(role && { role }), ...(state && { state }), ...(text && { text }) })
  const [making, setMaking] = useState(false)
  return (
    <div className="page">
      <PageHead
        title={t('admin.accounts.title')}
        lead={t('admin.accounts.lead')}
        action={
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('admin.accounts.add')}
          </Button>
        }
      />
      <DataTable
        label={t('admin.accounts.title')}
        columns={useColumns()}
        rows={list.data?.rows ?? []}
        keyOf={(account) => account.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('admin.accounts.empty')}>{t('admin.accounts.emptyHint')}</EmptyState>}
        paging={list}
        csvName="accounts"
        opened={query['open'] ?? null}
        onOpen={(key) => set({ open: key ?? undefined })}
        panel={panelOf}
        filters={<Filters query={query} set={set} />}
      />
      {making && <NewAccount onClose={() => setMaking(false)} />}
    </div>
  )
}

const panelOf = (account: AccountLine) => ({
  title: account.displayName,
  body: (
    <div className="stack" key={account.id}>
      <AccountForm account={account} />
      <AccountSessions id={account.id} />
    </div>
  ),
})

function Filters(props: {
  readonly query: Readonly<Record<string, string>>
  readonly set: (change: Readonly<Record<string, string | undefined>>) => void
}) {
  const { t, say } = useText()
  const { query, set } = props
  return (
    <>
      <Input
        className="filter-text"
        allowClear
        maxLength={60}
        aria-label={t('admin.accounts.text')}
        placeholder={t('admin.accounts.text')}
        value={query['text'] ?? ''}
        onChange={(event) => set({ text: event.target.value })}
      />
      <Choice
        label={t('admin.accounts.role')}
        all={t('admin.all')}
        value={RoleOrNone.parse(query['role']) ?? ''}
        options={roles
          .filter((role) => role !== 'machine')
          .map((role) => ({ value: role, label: say(roleWords[role]) }))}
        onChange={(value) => set({ role: value })}
      />
      <Choice
        label={t('admin.accounts.state')}
        all={t('admin.all')}
        value={State.parse(query['state']) ?? ''}
        options={(['active', 'disabled'] as const).map((one) => ({ value: one, label: t(`admin.accounts.${one}`) }))}
        onChange={(value) => set({ state: value })}
      />
    </>
  )
}

function useColumns(): Column<AccountLine>[] {
  const { t, say, list } = useText()
  const rolesOf = (account: AccountLine): string => list(account.roles.map((role) => say(roleWords[role])))
  return [
    {
      key: 'name',
      title: t('admin.accounts.name'),
      csv: (account) => account.displayName,
      render: (account) => account.displayName,
    },
    {
      key: 'login',
      title: `${t('admin.accounts.email')} / ${t('admin.accounts.phone')}`,
      csv: (account) => [account.email, account.phone].filter(Boolean).join(' '),
      render: (account) => [account.email, account.phone].filter(Boolean).join(' · '),
    },
    { key: 'roles', title: t('admin.accounts.roles'), csv: rolesOf, render: rolesOf },
    {
      key: 'state',
      title: t('admin.accounts.state'),
      csv: (account) => t(`admin.accounts.${account.state}`),
      render: ({ state }) => (
        <StateTag tone={state === 'active' ? 'kept' : 'plain'}>{t(`admin.accounts.${state}`)}</StateTag>
      ),
    },
    {
      key: 'created',
      title: t('admin.created'),
      csv: (account) => account.createdAt,
      render: (account) => <When at={account.createdAt} />,
    },
  ]
}
