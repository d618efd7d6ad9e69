import { Button } from 'antd'
import { z } from 'zod'
import { Absence, Form, type HearingsView } from '../../../../src/complaints/hearing/hearing.contract.ts'
import { callHearing } from '../../../../src/complaints/hearing/hearing-step.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { useDraft } from '../../parts/draft.ts'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { useText } from '../../text/text.ts'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { instantOf } from '../enter/entry-draft.ts'
import { TextField } from '../enter/TextField.tsx'
import { TimesField } from './TimesField.tsx'

const Draft = z.object({
  form: Form,
  times: z.array(z.string()).min(1),
  length: z.string(),
  place: z.string(),
  agenda: z.string(),
  absence: Absence,
})
const empty = { form: 'video', times: [''], length: '45', place: '', agenda: '', absence: 'goes-on' } as const

/** When, how, about what, and what staying away means: all of it is told to both sides. */
export function CallForm({ of, onDone }: { readonly of: HearingsView; readonly onDone: () => void }) {
  const { t } = useText()
  const draft = useDraft(`hearing.${of.id}`, Draft, { ...empty, times: [...empty.times] })
  const { value, change } = draft
  const act = useAct(callHearing, {
    done: () => {
      draft.discard()
      onDone()
    },
  })
  const times = value.times.filter((time) => time !== '').map(instantOf)
  const send = () =>
    act.run({ ...value, id: of.id, times, length: Number(value.length), place: value.place, agenda: value.agenda })
  const labels = {
    times: t('hearing.call.times'),
    length: t('hearing.call.length'),
    place: t(`hearing.place.${value.form}`),
    agenda: t('hearing.call.agenda'),
  }
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2>{t('hearing.call.title')}</h2>
      <p className="quiet">{t('hearing.call.help', { hours: of.rules.noticeHours, range: of.rules.workingHours })}</p>
      <ProblemSummary problem={act.problem} labels={labels} />
      <Radios
        legend={t('hearing.call.form')}
        problem={act.problem}
        name="form"
        value={value.form}
        options={Form.options.map((form) => ({ value: form, label: t(`hearing.form.${form}`) }))}
        onChange={(form) => change({ form })}
      />
      <TimesField
        id={of.id}
        value={value.times}
        length={Number(value.length)}
        problem={act.problem}
        onChange={(chosen) => change({ times: chosen })}
      />
      <TextField
        name="length"
        type="number"
        label={labels.length}
        required
        value={value.length}
        onChange={(length) => change({ length })}
        problem={act.problem}
      />
      <TextField
        name="place"
        label={labels.place}
        help={t(`hearing.call.placeHelp.${value.form}`)}
        required
        most={300}
        value={value.place}
        onChange={(place) => change({ place })}
        problem={act.problem}
      />
      <WordsField
        name="agenda"
        label={labels.agenda}
        help={t('hearing.call.agendaHelp')}
        problem={act.problem}
        rows={2}
        upTo={8}
        most={1000}
        value={value.agenda}
        onChange={(words) => change({ agenda: words })}
      />
      <Radios
        legend={t('hearing.call.absence')}
        problem={act.problem}
        name="absence"
        value={value.absence}
        options={Absence.options.map((absence) => ({ value: absence, label: t(`hearing.absence.${absence}`) }))}
        onChange={(absence) => change({ absence })}
      />
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy} disabled={times.length === 0}>
          {t('hearing.call.send')}
        </Button>
        <Button onClick={onDone}>{t('parts.form.cancel')}</Button>
      </div>
    </form>
  )
}
