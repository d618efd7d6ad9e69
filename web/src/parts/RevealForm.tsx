import { useEffect, useRef, useState } from 'react'
import { purposeWords, type Purpose, type ReadField } from '../../../src/kernel/reading/reading-rule.contract.ts'
import { fieldWords } from '../../../src/kernel/reading/reading-words.contract.ts'
import { reveal, type OpenedPerson } from '../../../src/kernel/reading/reading.contract.ts'
import { useAct } from '../api/hooks.ts'
import { useText } from '../text/text.ts'
import { DialogForm } from './DialogForm.tsx'
import { Radios } from './Radios.tsx'

/** What for, in two seconds: the usual purpose is chosen and has the focus, Enter opens the value. */
export function RevealForm(props: {
  readonly of: string
  readonly field: ReadField
  readonly purposes: readonly Purpose[]
  readonly onOpened: (person: OpenedPerson) => void
  readonly onClose: () => void
}) {
  const { t, say } = useText()
  const [purpose, setPurpose] = useState<Purpose | null>(props.purposes[0] ?? null)
  const act = useAct(reveal, { done: props.onOpened, refresh: [] })
  const form = useRef<HTMLDivElement>(null)
  // After the dialog is open: opening gives the focus to its first button, which would close it.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const words = say(fieldWords[props.field])
  const send = () => purpose !== null && void act.run({ case: props.of, purpose, fields: [props.field] })
  return (
    <DialogForm
      title={t('reading.open', { what: words })}
      send={t('reading.send', { what: words })}
      busy={act.busy}
      problem={act.problem}
      onSend={send}
      onClose={props.onClose}
    >
      <div ref={form}>
        <Radios
          legend={t('reading.purpose')}
          name="purpose"
          value={purpose}
          options={props.purposes.map((one) => ({ value: one, label: say(purposeWords[one]) }))}
          onChange={setPurpose}
        />
      </div>
      <p className="quiet small">{t('reading.recorded')}</p>
    </DialogForm>
  )
}
