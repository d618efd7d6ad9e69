import { Button } from 'antd'
import { useState } from 'react'
import type { HearingParty } from '../../../../src/complaints/hearing/hearing.contract.ts'
import {
  adjournHearing,
  cancelHearing,
  closeHearing,
  noteAttendance,
} from '../../../../src/complaints/hearing/hearing-step.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Checks } from '../../parts/Checks.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { instantOf } from '../enter/entry-draft.ts'
import type { CardProps } from './HearingCard.tsx'
import { ReasonForm } from './ReasonForm.tsx'
import { TimesField } from './TimesField.tsx'

/** What whoever presides can do now: note who came, put it off, call it off, close it. */
export function PresiderSteps(props: CardProps) {
  const { t } = useText()
  const { id, of } = props
  const [open, setOpen] = useState<'adjourn' | 'cancel' | null>(null)
  const close = useAct(closeHearing)
  const cancel = useAct(cancelHearing, { done: () => setOpen(null) })
  const shut = () => setOpen(null)
  return (
    <div className="stack-tight no-print">
      {of.state === 'set' && !of.may.includes('attendance') && (
        <p className="quiet small">{t('hearing.attendance.wait')}</p>
      )}
      {of.may.includes('attendance') && <Attendance {...props} />}
      {close.problem && <Problem problem={close.problem} />}
      {open === null && (
        <div className="actions">
          {of.may.includes('close') && (
            <Button type="primary" loading={close.busy} onClick={() => void close.run({ id, hearing: of.id })}>
              {t('hearing.close')}
            </Button>
          )}
          {of.may.includes('adjourn') && (
            <Button onClick={() => setOpen('adjourn')}>{t('hearing.adjourn.title')}</Button>
          )}
          {of.may.includes('cancel') && <Button onClick={() => setOpen('cancel')}>{t('hearing.cancel.title')}</Button>}
        </div>
      )}
      {open === 'adjourn' && <Adjourn {...props} onClose={shut} />}
      {open === 'cancel' && (
        <ReasonForm
          label={t('hearing.cancel.reason')}
          help={t('hearing.adjourn.reasonHelp')}
          send={t('hearing.cancel.send')}
          most={500}
          danger
          busy={cancel.busy}
          problem={cancel.problem}
          onSend={(reason) => void cancel.run({ id, hearing: of.id, reason })}
          onClose={shut}
        />
      )}
    </div>
  )
}

function Adjourn({ id, of, onClose }: CardProps & { readonly onClose: () => void }) {
  const { t } = useText()
  const [times, setTimes] = useState([''])
  const act = useAct(adjournHearing, { done: onClose })
  const chosen = times.filter((time) => time !== '').map(instantOf)
  return (
    <ReasonForm
      label={t('hearing.adjourn.reason')}
      help={t('hearing.adjourn.reasonHelp')}
      send={t('hearing.adjourn.send')}
      most={500}
      least={chosen.length === 0 ? Infinity : 4}
      busy={act.busy}
      problem={act.problem}
      onSend={(reason) => void act.run({ id, hearing: of.id, times: chosen, length: of.length, reason })}
      onClose={onClose}
    >
      <TimesField id={id} hearing={of.id} value={times} length={of.length} problem={act.problem} onChange={setTimes} />
    </ReasonForm>
  )
}

function Attendance({ id, of }: CardProps) {
  const { t } = useText()
  const called = (['consumer', 'merchant'] as const).filter((side) => of.attendees.some(({ part }) => part === side))
  const [present, setPresent] = useState<HearingParty[]>([])
  const act = useAct(noteAttendance)
  return (
    <form
      className="inset stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id, hearing: of.id, present })
      }}
    >
      <h3>{t('hearing.attendance.title')}</h3>
      <p className="quiet small">{t('hearing.attendance.help')}</p>
      {act.problem && <Problem problem={act.problem} />}
      <Checks
        control={{
          id: `present-${of.id}`,
          'aria-describedby': undefined,
          'aria-invalid': false,
          'aria-required': false,
        }}
        label={t('hearing.attendance.who')}
        options={called.map((side) => ({ value: side, label: t(`hearing.part.${side}`) }))}
        value={present}
        onChange={setPresent}
      />
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy}>
          {t('hearing.attendance.send')}
        </Button>
      </div>
    </form>
  )
}
