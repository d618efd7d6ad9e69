import { Button, Input } from 'antd'
import { useState } from 'react'
import { changeAccount, listAccounts } from '../../../src/kernel/access/account.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { useText } from '../text/text.ts'
import type { AccountLine } from './AccountsPage.tsx'
import { isPersonRole, RoleChecks } from './RoleChecks.tsx'

/** What may change in an account, beside the list of all. Only what was touched is sent. */
export function AccountForm({ account }: { readonly account: AccountLine }) {
  const { t } = useText()
  const [displayName, setName] = useState(account.displayName)
  const [roles, setRoles] = useState(account.roles.filter(isPersonRole))
  const [password, setPassword] = useState('')
  const [saved, setSaved] = useState(false)
  const act = useAct(changeAccount, { refresh: [listAccounts], done: () => setSaved(true) })
  const changed = {
    ...(displayName !== account.displayName && { displayName }),
    ...(roles.toSorted().join() !== account.roles.toSorted().join() && { roles }),
    ...(password !== '' && { password }),
  }
  const untouched = Object.keys(changed).length === 0
  const save = async (change: typeof changed & { state?: AccountLine['state'] }) => {
    setSaved(false)
    if (await act.run({ id: account.id, ...change })) setPassword('')
  }
  const labels = {
    displayName: t('admin.accounts.name'),
    roles: t('admin.accounts.roles'),
    password: t('admin.accounts.newPassword'),
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save(changed)
      }}
    >
      <p className="small quiet code">{account.id}</p>
      <ProblemSummary problem={act.problem} labels={labels} />
      {saved && untouched && <output className="note note-kept">{t('admin.accounts.saved')}</output>}
      <Field name="displayName" label={labels.displayName} problem={act.problem}>
        {(control) => (
          <Input {...control} maxLength={60} value={displayName} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field name="roles" label={labels.roles} help={t('admin.accounts.rolesHelp')} problem={act.problem}>
        {(control) => <RoleChecks control={control} label={labels.roles} value={roles} onChange={setRoles} />}
      </Field>
      <Field
        name="password"
        label={labels.password}
        required={false}
        help={t('admin.accounts.newPasswordHelp')}
        problem={act.problem}
      >
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <div className="actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={untouched}
          title={untouched ? t('admin.accounts.mustDiffer') : undefined}
          loading={act.busy}
        >
          {t('admin.accounts.save')}
        </Button>
        {account.state === 'active' ? (
          <Button danger disabled={act.busy} onClick={() => void save({ state: 'disabled' })}>
            {t('admin.accounts.disable')}
          </Button>
        ) : (
          <Button disabled={act.busy} onClick={() => void save({ state: 'active' })}>
            {t('admin.accounts.enable')}
          </Button>
        )}
      </div>
    </form>
  )
}
