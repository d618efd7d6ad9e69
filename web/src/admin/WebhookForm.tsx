import { Input } from 'antd'
import { useState } from 'react'
import { changeWebhook, createWebhook, listWebhooks } from '../../../src/kernel/fact/fact.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Checks } from '../parts/Checks.tsx'
import { DialogForm } from '../parts/DialogForm.tsx'
import { Field } from '../parts/Field.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { SecretDialog } from '../parts/Secret.tsx'
import { useText } from '../text/text.ts'
import type { EndpointLine } from './WebhooksPage.tsx'

/** Registers an endpoint, or changes what an existing one hears; its address stays, because its secret belongs to it. */
export function WebhookForm(props: {
  readonly endpoint: EndpointLine | null
  readonly catalogue: readonly { readonly kind: string; readonly zh: string; readonly en: string }[]
  readonly onClose: () => void
}) {
  const { t, say } = useText()
  const { endpoint } = props
  const [url, setUrl] = useState(endpoint?.url ?? '')
  const [kinds, setKinds] = useState<string[]>(endpoint?.kinds ?? [])
  const [note, setNote] = useState(endpoint?.note ?? '')
  const [secret, setSecret] = useState<string | null>(null)
  const create = useAct(createWebhook, { refresh: [listWebhooks], done: (made) => setSecret(made.secret) })
  const change = useAct(changeWebhook, { refresh: [listWebhooks], done: props.onClose })
  const problem = create.problem ?? change.problem
  if (secret !== null)
    return (
      <SecretDialog
        title={t('admin.webhooks.secretTitle')}
        help={t('admin.webhooks.secretHelp')}
        secret={secret}
        done={t('admin.webhooks.saved')}
        onDone={props.onClose}
      />
    )
  const labels = { url: t('admin.webhooks.url'), kinds: t('admin.webhooks.kinds'), note: t('admin.webhooks.note') }
  const submit = () => (endpoint ? change.run({ id: endpoint.id, kinds, note }) : create.run({ url, kinds, note }))
  return (
    <DialogForm
      title={endpoint ? t('admin.webhooks.change') : t('admin.webhooks.addTitle')}
      onClose={props.onClose}
      onSend={() => void submit()}
      send={t(endpoint ? 'admin.webhooks.saveChange' : 'admin.webhooks.save')}
      busy={create.busy || change.busy}
    >
      <ProblemSummary problem={problem} labels={labels} />
      <Field name="url" label={labels.url} help={t('admin.webhooks.urlHelp')} problem={problem}>
        {(control) => (
          <Input
            {...control}
            type="url"
            maxLength={500}
            disabled={endpoint !== null}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
      <Field name="kinds" label={labels.kinds} help={t('admin.webhooks.kindsHelp')} problem={problem}>
        {(control) => (
          <Checks
            control={control}
            label={labels.kinds}
            value={kinds}
            onChange={setKinds}
            options={props.catalogue.map((one) => ({ value: one.kind, label: say(one) }))}
          />
        )}
      </Field>
      <Field name="note" label={labels.note} required={false} help={t('admin.webhooks.noteHelp')} problem={problem}>
        {(control) => (
          <Input {...control} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
    </DialogForm>
  )
}
