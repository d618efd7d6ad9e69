import { Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { createApiKey, listApiKeys, scopes, type Scope } from '../../../src/kernel/access/account.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Checks } from '../parts/Checks.tsx'
import { DialogForm } from '../parts/DialogForm.tsx'
import { Field } from '../parts/Field.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { SecretDialog } from '../parts/Secret.tsx'
import { useText } from '../text/text.ts'
import { daysOf, KeyLife, KeyNetworks, networksIn, type Life } from './KeyLimits.tsx'

export function NewKey({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [name, setName] = useState('')
  const [wanted, setWanted] = useState<z.infer<typeof Scope>[]>([])
  const [networks, setNetworks] = useState('')
  const [life, setLife] = useState<Life>('365')
  const [token, setToken] = useState<string | null>(null)
  const act = useAct(createApiKey, { refresh: [listApiKeys], done: (key) => setToken(key.token) })
  if (token !== null)
    return (
      <SecretDialog
        title={t('admin.keys.tokenTitle')}
        help={t('admin.keys.tokenHelp')}
        secret={token}
        done={t('admin.keys.saved')}
        onDone={onClose}
      />
    )
  const labels = { name: t('admin.keys.name'), scopes: t('admin.keys.scopes'), networks: t('admin.keys.networks') }
  return (
    <DialogForm
      title={t('admin.keys.add')}
      onClose={onClose}
      onSend={() => void act.run({ name, scopes: wanted, networks: networksIn(networks), expiresInDays: daysOf(life) })}
      send={t('admin.keys.add')}
      busy={act.busy}
    >
      <ProblemSummary problem={act.problem} labels={labels} />
      <Field name="name" label={labels.name} help={t('admin.keys.nameHelp')} problem={act.problem}>
        {(control) => (
          <Input {...control} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field name="scopes" label={labels.scopes} problem={act.problem}>
        {(control) => (
          <Checks
            control={control}
            label={labels.scopes}
            value={wanted}
            onChange={setWanted}
            options={scopes.map((scope) => ({ value: scope, label: t(`admin.keys.scopeWords.${scope}`) }))}
          />
        )}
      </Field>
      <KeyLife value={life} onChange={setLife} />
      <KeyNetworks value={networks} onChange={setNetworks} problem={act.problem} />
    </DialogForm>
  )
}
