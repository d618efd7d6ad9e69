import { Select } from 'antd'
import { useState } from 'react'
import { breachReasons, explainBreach, type BreachView } from '../../../../../src/complaints/desk/wall/wall.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { DialogForm } from '../../../parts/DialogForm.tsx'
import { Field } from '../../../parts/Field.tsx'
import { WordsField } from '../../../parts/WordsField.tsx'
import { useText } from '../../../text/text.ts'

export function BreachDialog({ of, onClose }: { readonly of: BreachView; readonly onClose: () => void }) {
  const { t } = useText()
  const [reason, setReason] = useState<(typeof breachReasons)[number]>(of.reason ?? 'load')
  const [words, setWords] = useState(of.words ?? '')
  const act = useAct(explainBreach, { done: onClose })
  return (
    <DialogForm
      title={t('wall.explain')}
      onClose={onClose}
      onSend={() => void act.run({ id: of.id, reason, words })}
      send={t('wall.save')}
      busy={act.busy}
      problem={act.problem}
    >
      <Field name="reason" label={t('wall.reason')}>
        {(control) => (
          <Select
            {...control}
            value={reason}
            onChange={setReason}
            options={breachReasons.map((value) => ({ value, label: t(`wall.why.${value}`) }))}
          />
        )}
      </Field>
      <WordsField
        name="words"
        label={t('wall.words')}
        help={t('wall.wordsHelp')}
        required={false}
        most={500}
        value={words}
        onChange={setWords}
      />
    </DialogForm>
  )
}
