import { Checkbox, Input } from 'antd'
import type { Duty } from '../../../../../src/complaints/desk/roster/roster.contract.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { Field } from '../../../parts/Field.tsx'
import { useText } from '../../../text/text.ts'
import { clockWords, minutesOf } from './minutes.ts'

type Props = {
  readonly duty: Duty
  readonly change: (part: Partial<Duty>) => void
  readonly problem: ApiProblem | null
}
const week = [1, 2, 3, 4, 5, 6, 0] as const

/** The days of the week, the special days of the official calendar, and the hours. */
export function ShiftFields({ duty, change, problem }: Props) {
  const { t } = useText()
  const toggle = (day: number) =>
    change({
      weekdays: duty.weekdays.includes(day) ? duty.weekdays.filter((one) => one !== day) : [...duty.weekdays, day],
    })
  return (
    <>
      <fieldset className="row plain-set">
        <legend className="field-label">{t('roster.days')}</legend>
        {week.map((day) => (
          <Checkbox key={day} checked={duty.weekdays.includes(day)} onChange={() => toggle(day)}>
            {t(`roster.weekday.d${day}`)}
          </Checkbox>
        ))}
        <Checkbox checked={duty.makeUp} onChange={(event) => change({ makeUp: event.target.checked })}>
          {t('roster.makeUp')}
        </Checkbox>
        <Checkbox checked={duty.holidays} onChange={(event) => change({ holidays: event.target.checked })}>
          {t('roster.holidays')}
        </Checkbox>
      </fieldset>
      <div className="row">
        <Field name="fromMinute" label={t('roster.from')} problem={problem}>
          {(control) => (
            <Input
              {...control}
              type="time"
              value={clockWords(duty.fromMinute)}
              onChange={(event) => change({ fromMinute: minutesOf(event.target.value) ?? duty.fromMinute })}
            />
          )}
        </Field>
        <Field name="untilMinute" label={t('roster.until')} problem={problem}>
          {(control) => (
            <Input
              {...control}
              type="time"
              value={clockWords(duty.untilMinute % 1440)}
              onChange={(event) => change({ untilMinute: minutesOf(event.target.value) || 1440 })}
            />
          )}
        </Field>
      </div>
    </>
  )
}
