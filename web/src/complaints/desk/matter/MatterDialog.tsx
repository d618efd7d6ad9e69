import { Input } from 'antd'
import { useState } from 'react'
import { longestText } from '../../../../../src/complaints/complaint.contract.ts'
import { merge, relate, separate, type MatterRow } from '../../../../../src/complaints/desk/matter/matter.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { DialogForm } from '../../../parts/DialogForm.tsx'
import { Field } from '../../../parts/Field.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { WordsField } from '../../../parts/WordsField.tsx'
import { useText } from '../../../text/text.ts'
import { MatterLine } from './MatterLine.tsx'

export type MatterAct = 'merge' | 'separate' | 'relate'
type Props = {
  readonly id: string
  readonly act: MatterAct
  readonly candidates: readonly MatterRow[]
  readonly onClose: () => void
}

export function MatterDialog({ id, act, candidates, onClose }: Props) {
  const { t } = useText()
  const [other, setOther] = useState('')
  const [text, setText] = useState('')
  const merging = useAct(merge, { done: onClose })
  const separating = useAct(separate, { done: onClose })
  const relating = useAct(relate, { done: onClose })
  const { busy, problem } = { merge: merging, separate: separating, relate: relating }[act]
  const send = () => {
    if (act === 'merge') void merging.run({ id, into: other, text })
    else if (act === 'separate') void separating.run({ id, text })
    else void relating.run({ id, other, on: true })
  }
  const ready = (act === 'separate' || other !== '') && (act === 'relate' || text.trim().length >= 10)
  return (
    <DialogForm
      title={t(`matter.${act}`)}
      onClose={onClose}
      onSend={() => send()}
      send={t(`matter.do.${act}`)}
      busy={busy}
      ready={ready}
    >
      {problem && <Problem problem={problem} kept={t('roster.kept')} />}
      <p className="quiet">{t(`matter.help.${act}`)}</p>
      {act !== 'separate' && (
        <>
          {candidates.map((row) => (
            <label key={row.id} className="choice-line">
              <input type="radio" name="other" checked={other === row.id} onChange={() => setOther(row.id)} />
              <MatterLine of={row} />
            </label>
          ))}
          <Field name={act === 'merge' ? 'into' : 'other'} label={t('matter.number')} problem={problem}>
            {(control) => (
              <Input
                {...control}
                maxLength={60}
                value={candidates.some((row) => row.id === other) ? '' : other}
                onChange={(event) => setOther(event.target.value.trim())}
              />
            )}
          </Field>
        </>
      )}
      {act !== 'relate' && (
        <WordsField
          name="text"
          label={t('signals.reason')}
          help={t('signals.reasonHelp')}
          problem={problem}
          most={longestText}
          value={text}
          onChange={setText}
        />
      )}
    </DialogForm>
  )
}
