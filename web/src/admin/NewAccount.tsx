import { Input } from 'antd'
import { useState } from 'react'
import { createAccount, listAccounts } from '../../../src/kernel/access/account.contract.ts'
import { useAct } from '../api/hooks.ts'
import { DialogForm } from '../parts/DialogForm.tsx'
import { Field } from '../parts/Field.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { useText } from '../text/text.ts'
import { RoleChecks, type PersonRole } from './RoleChecks.tsx'

const texts = ['displayName', 'email', 'phone', 'consumerId', 'merchantId', 'password'] as const
type TextField = (typeof texts)[number]
const start: Readonly<Record<TextField, string>> = {
  displayName: '',
  email: '',
  phone: '',
  consumerId: '',
  merchantId: '',
  password: '',
}

export function NewAccount({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [values, setValues] = useState(start)
  const [roles, setRoles] = useState<PersonRole[]>([])
  const act = useAct(createAccount, { refresh: [listAccounts], done: onClose })
  const labels: Record<TextField | 'roles', string> = {
    displayName: t('admin.accounts.name'),
    email: t('admin.accounts.email'),
    phone: t('admin.accounts.phone'),
    consumerId: t('admin.accounts.consumerId'),
    merchantId: t('admin.accounts.merchantId'),
    password: t('admin.accounts.password'),
    roles: t('admin.accounts.roles'),
  }
  const optional = (text: string): string | null => text.trim() || null
  // Whom the account stands for is asked only when its role stands for somebody.
  const asked = texts.filter(
    (name) =>
      (name !== 'consumerId' || roles.includes('consumer')) && (name !== 'merchantId' || roles.includes('merchant')),
  )
  const submit = () =>
    act.run({
      displayName: values.displayName,
      email: optional(values.email),
      phone: optional(values.phone),
      roles,
      consumerId: roles.includes('consumer') ? optional(values.consumerId) : null,
      merchantId: roles.includes('merchant') ? optional(values.merchantId) : null,
      password: values.password,
    })
  return (
    <DialogForm
      title={t('admin.accounts.add')}
      onClose={onClose}
      onSend={() => void submit()}
      send={t('admin.accounts.create')}
      busy={act.busy}
    >
      <ProblemSummary problem={act.problem} labels={labels} />
      <Field name="roles" label={labels.roles} help={t('admin.accounts.rolesHelp')} problem={act.problem}>
        {(control) => <RoleChecks control={control} label={labels.roles} value={roles} onChange={setRoles} />}
      </Field>
      {asked.map((name) => (
        <Field
          key={name}
          name={name}
          label={labels[name]}
          required={name !== 'email' && name !== 'phone'}
          help={name === 'phone' ? t('admin.accounts.phoneHelp') : undefined}
          problem={act.problem}
        >
          {(control) => (
            <Input
              {...control}
              type={name === 'password' ? 'password' : 'text'}
              autoComplete={name === 'password' ? 'new-password' : 'off'}
              value={values[name]}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </DialogForm>
  )
}
