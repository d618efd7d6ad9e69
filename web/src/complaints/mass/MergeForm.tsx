import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { listClaims, mergeClaims, type ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/text.ts'
import { TextForm } from './TextForm.tsx'

/** Into another one about the same shop that still gathers members. */
export function MergeForm({ of, onDone }: { readonly of: ClaimView; readonly onDone: () => void }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { data } = useRoute(listClaims, { tab: 'running', limit: 200 })
  const act = useAct(mergeClaims, {
    done: ({ id }) => {
      onDone()
      void navigate({ to: '/mass-claims/$id', params: { id } })
    },
  })
  const [into, setInto] = useState<string | undefined>()
  if (!data) return <Skeleton lines={3} />
  const others = data.rows.filter(
    ({ id, merchant, state }) => id !== of.id && merchant.id === of.merchant.id && state === 'gathering',
  )
  const target = others.find(({ id }) => id === into) ?? others[0]
  if (!target) return <p>{t('mass.form.noOther')}</p>
  return (
    <TextForm
      act={act}
      label={t('mass.form.reason')}
      help={t('mass.stepHelp.merge')}
      send={t('mass.form.send.merge')}
      onSend={(text) => void act.run({ id: of.id, into: target.id, text })}
    >
      <Choice
        label={t('mass.form.into')}
        value={target.id}
        options={others.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={setInto}
      />
    </TextForm>
  )
}
