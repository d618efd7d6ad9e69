import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { longestText, type CaseView } from '../../../../../src/complaints/complaint.contract.ts'
import { split } from '../../../../../src/complaints/desk/matter/matter.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { DialogForm } from '../../../parts/DialogForm.tsx'
import { Field } from '../../../parts/Field.tsx'
import { WordsField } from '../../../parts/WordsField.tsx'
import { fenOf } from '../../../text/money.ts'
import { useText } from '../../../text/text.ts'

type Props = {
  readonly of: CaseView
  readonly lines: readonly { readonly id: string; readonly title: string }[]
  readonly onClose: () => void
}

export function SplitDialog({ of, lines, onClose }: Props) {
  const { t } = useText()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [amount, setAmount] = useState('0')
  const [text, setText] = useState('')
  const act = useAct(split, { done: ({ id }) => void navigate({ to: `/complaints/${id}` }) })
  const fen = fenOf(amount)
  const ready = chosen.length > 0 && chosen.length < lines.length && fen !== null && text.trim().length >= 10
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <DialogForm
      title={t('matter.split')}
      onClose={onClose}
      onSend={() => void act.run({ id: of.id, version: of.version, lineIds: [...chosen], amountFen: fen ?? 0, text })}
      send={t('matter.do.split')}
      busy={act.busy}
      problem={act.problem}
      ready={ready}
    >
      <p className="quiet">{t('matter.help.split')}</p>
      <fieldset className="stack-tight plain-set">
        <legend className="field-label">{t('matter.lines')}</legend>
        {lines.map((line) => (
          <Checkbox key={line.id} checked={chosen.includes(line.id)} onChange={() => toggle(line.id)}>
            {line.title}
          </Checkbox>
        ))}
      </fieldset>
      <Field name="amountFen" label={t('matter.amount')}>
        {(control) => (
          <Input {...control} inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} />
        )}
      </Field>
      <WordsField
        name="text"
        label={t('signals.reason')}
        help={t('signals.reasonHelp')}
        most={longestText}
        value={text}
        onChange={setText}
      />
    </DialogForm>
  )
}
