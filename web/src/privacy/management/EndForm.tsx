import { useState } from 'react'
import {
  endThirdParty,
  listThirdParties,
  type ThirdParty,
} from '../../../../src/privacy/management/third-party.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field } from '../../parts/Field.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

const hows = ['returned', 'deleted'] as const

/** It ends with what became of the data, and how that is known. */
export function EndForm({ of, onClose }: { readonly of: ThirdParty; readonly onClose: () => void }) {
  const { t } = useText()
  const [how, setHow] = useState<(typeof hows)[number]>('deleted')
  const [proof, setProof] = useState('')
  const [files, setFiles] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const act = useAct(endThirdParty, { refresh: [listThirdParties], done: onClose })
  return (
    <DialogForm
      title={t('privacyManagement.partners.endTitle', { name: of.name })}
      onClose={onClose}
      onSend={() => void act.run({ id: of.id, how, proof: proof.trim(), files: [...files] })}
      send={t('privacyManagement.partners.end')}
      busy={act.busy}
      problem={act.problem}
      ready={proof.trim() !== '' && !sending}
      missing={t('privacyManagement.partners.missing')}
    >
      <Radios
        legend={t('privacyManagement.partners.how')}
        name="how"
        value={how}
        options={hows.map((value) => ({ value, label: t(`privacyManagement.partners.hows.${value}`) }))}
        onChange={setHow}
      />
      <WordsField
        name="proof"
        label={t('privacyManagement.partners.proof')}
        value={proof}
        onChange={setProof}
        most={500}
      />
      <Field name="files" label={t('privacyManagement.partners.proofFiles')} required={false}>
        {({ id }) => <Uploader id={id} value={files} onChange={setFiles} max={10} onBusy={setSending} />}
      </Field>
    </DialogForm>
  )
}
