import { useState } from 'react'
import type { z } from 'zod'
import { listApiKeys, rotateApiKey, type ApiKey } from '../../../src/kernel/access/account.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Choice } from '../parts/Choice.tsx'
import { DialogForm } from '../parts/DialogForm.tsx'
import { SecretDialog } from '../parts/Secret.tsx'
import { useText } from '../text/text.ts'
import { daysOf, KeyLife, type Life } from './KeyLimits.tsx'

const overlaps = ['0', '1', '24', '168'] as const

/** A new key with the same rights; the old one goes on until the system that uses it was changed. */
export function RotateKey(props: { readonly apiKey: z.infer<typeof ApiKey>; readonly onClose: () => void }) {
  const { t } = useText()
  const [overlap, setOverlap] = useState<(typeof overlaps)[number]>('24')
  const [life, setLife] = useState<Life>('365')
  const [token, setToken] = useState<string | null>(null)
  const act = useAct(rotateApiKey, { refresh: [listApiKeys], done: (key) => setToken(key.token) })
  if (token !== null)
    return (
      <SecretDialog
        title={t('admin.keys.tokenTitle')}
        help={t('admin.keys.tokenHelp')}
        secret={token}
        done={t('admin.keys.saved')}
        onDone={props.onClose}
      />
    )
  return (
    <DialogForm
      title={t('admin.keys.rotateTitle', { name: props.apiKey.name })}
      onClose={props.onClose}
      onSend={() => void act.run({ id: props.apiKey.id, overlapHours: Number(overlap), expiresInDays: daysOf(life) })}
      send={t('admin.keys.rotate')}
      busy={act.busy}
      problem={act.problem}
    >
      <p>{t('admin.keys.rotateHelp')}</p>
      <Choice
        label={t('admin.keys.overlap')}
        value={overlap}
        options={overlaps.map((hours) => ({ value: hours, label: t(`admin.keys.overlaps.h${hours}`) }))}
        onChange={(hours) => setOverlap(hours ?? '24')}
      />
      <KeyLife value={life} onChange={setLife} />
    </DialogForm>
  )
}
