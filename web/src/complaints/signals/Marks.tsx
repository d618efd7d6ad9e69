import { Button, Select } from 'antd'
import { useState } from 'react'
import { Flag, longestText, type Flag as FlagName } from '../../../../src/complaints/complaint.contract.ts'
import { changeFlag } from '../../../../src/complaints/signals/signal.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field } from '../../parts/Field.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Props = {
  readonly id: string
  readonly flags: readonly FlagName[]
  readonly dangerTold: boolean
  readonly decides: boolean
}

/** Why a complaint goes first, and the way to say so by hand. */
export function Marks({ id, flags, dangerTold, decides }: Props) {
  const { t } = useText()
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <div className="row">
      <strong>{t('signals.marks')}</strong>
      {flags.length === 0 && <span className="quiet">{t('signals.noMarks')}</span>}
      {flags.map((flag) => (
        <StateTag key={flag} tone={flag === 'safety' ? 'danger' : 'risk'}>
          {t(`complaints.flag.${flag}`)}
        </StateTag>
      ))}
      {decides && flags.length < Flag.options.length && (
        <Button size="small" onClick={() => setAsked({ flag: null, on: true })}>
          {t('signals.add')}
        </Button>
      )}
      {decides &&
        flags.map((flag) => (
          <Button
            key={flag}
            size="small"
            type="text"
            disabled={flag === 'safety' && dangerTold}
            title={flag === 'safety' && dangerTold ? t('signals.dangerTold') : undefined}
            onClick={() => setAsked({ flag, on: false })}
          >
            {t('signals.remove', { flag: t(`complaints.flag.${flag}`) })}
          </Button>
        ))}
      {asked && <MarkDialog id={id} flags={flags} asked={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

type Asked = { readonly flag: FlagName | null; readonly on: boolean }
function MarkDialog(props: {
  readonly id: string
  readonly flags: readonly FlagName[]
  readonly asked: Asked
  readonly onClose: () => void
}) {
  const { t } = useText()
  const { id, flags, asked, onClose } = props
  const free = Flag.options.filter((flag) => !flags.includes(flag))
  const [flag, setFlag] = useState<FlagName>(asked.flag ?? free[0] ?? 'mass')
  const [text, setText] = useState('')
  const act = useAct(changeFlag, { done: onClose })
  const title = asked.on ? t('signals.add') : t('signals.remove', { flag: t(`complaints.flag.${flag}`) })
  return (
    <DialogForm
      title={title}
      onClose={onClose}
      onSend={() => void act.run({ id, flag, on: asked.on, text })}
      send={t('signals.save')}
      busy={act.busy}
      problem={act.problem}
    >
      {asked.on && (
        <Field name="flag" label={t('signals.which')}>
          {(control) => (
            <Select
              {...control}
              value={flag}
              onChange={(next: FlagName) => setFlag(next)}
              options={free.map((one) => ({ value: one, label: t(`complaints.flag.${one}`) }))}
            />
          )}
        </Field>
      )}
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
