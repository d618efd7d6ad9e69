import { useNow } from '../../parts/now.ts'
import { useText } from '../../text/text.ts'
import { isCall, minuteOf } from './entry-draft.ts'
import { Say } from './Say.tsx'
import type { StepProps } from './script.ts'
import { TextField } from './TextField.tsx'

/** Read back before it is sent: what was understood, and when somebody calls. */
export function CheckStep({ draft, change, categories, problem }: StepProps) {
  const now = useNow()
  const { t, say, list } = useText()
  const category = categories.find(({ code }) => code === draft.category)
  const open = category?.questions.filter(({ name, required }) => required && !draft.details[name]) ?? []
  const claim = list(draft.remedies.map((remedy) => t(`complaints.remedy.${remedy}`)))
  const rows = [
    { label: t('enter.field.name'), value: [draft.name, draft.phone, draft.email].filter(Boolean).join(' · ') },
    { label: t('enter.field.orderNumber'), value: draft.orderNumber },
    { label: t('enter.field.category'), value: category ? say(category.title) : '' },
    ...(category?.questions ?? []).map(({ name, title, choices }) => {
      const value = draft.details[name] ?? ''
      const chosen = choices.find((choice) => choice.value === value)
      return { label: say(title), value: chosen ? say(chosen.title) : value }
    }),
    { label: t('enter.field.text'), value: draft.text },
    { label: t('enter.field.remedies'), value: draft.amount ? `${claim} ¥${draft.amount}` : claim },
  ]
  return (
    <>
      {isCall(draft) && <Say>{t('enter.script.readBack')}</Say>}
      <dl className="entry-summary">
        {rows
          .filter(({ value }) => value !== '')
          .map(({ label, value }) => (
            <div key={label}>
              <dt className="quiet small">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {open.length > 0 && (
        <p className="note note-risk">
          {t('enter.open', { what: list(open.map(({ title }) => say(title).replace(/[?？]$/, ''))) })}
        </p>
      )}
      {isCall(draft) && (
        <>
          <Say>{t('enter.script.callBack')}</Say>
          <TextField
            name="callBackAt"
            type="datetime-local"
            label={t('enter.field.callBackAt')}
            help={t('enter.field.callBackHelp', { now: minuteOf(now).replace('T', ' ') })}
            value={draft.callBackAt}
            onChange={(callBackAt) => change({ callBackAt })}
            problem={problem}
          />
        </>
      )}
    </>
  )
}
