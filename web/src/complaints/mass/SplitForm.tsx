import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import { splitClaim, type ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import { TextForm } from './TextForm.tsx'

type Props = { readonly of: ClaimView; readonly picked: readonly string[]; readonly onDone: () => void }

/** The members that were ticked become a claim of their own. */
export function SplitForm({ of, picked, onDone }: Props) {
  const { t } = useText()
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const act = useAct(splitClaim, {
    done: ({ id }) => {
      onDone()
      void navigate({ to: '/mass-claims/$id', params: { id } })
    },
  })
  return (
    <TextForm
      act={act}
      name="summary"
      longest={2000}
      label={t('mass.open.summary')}
      help={t('mass.open.summaryHelp')}
      send={t('mass.form.send.split', { n: picked.length })}
      onSend={(summary) => void act.run({ id: of.id, complaints: [...picked], title, summary })}
    >
      <Field name="title" label={t('mass.open.name')} help={t('mass.open.nameHelp')} problem={act.problem}>
        {(control) => (
          <Input {...control} maxLength={60} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
    </TextForm>
  )
}
