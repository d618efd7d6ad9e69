import { Button, Input } from 'antd'
import { mostSlots, type WarningView } from '../../../../src/complaints/hearing/hearing.contract.ts'
import { checkHearingTime } from '../../../../src/complaints/hearing/hearing-step.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Field } from '../../parts/Field.tsx'
import { whenWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { instantOf } from '../enter/entry-draft.ts'

type Props = {
  readonly id: string
  /** The hearing that is moved. */
  readonly hearing?: string
  readonly value: readonly string[]
  readonly length: number
  readonly problem: ApiProblem | null
  readonly onChange: (times: string[]) => void
}

/** One time or several, each with what speaks against it. */
export function TimesField({ id, hearing, value, length, problem, onChange }: Props) {
  const { t } = useText()
  const set = (index: number, time: string) => onChange(value.map((one, at) => (at === index ? time : one)))
  return (
    <div className="stack-tight">
      <Field name="times" label={t('hearing.call.times')} help={t('hearing.call.timesHelp')} problem={problem}>
        {(control) => (
          <ul className="plain hearing-times">
            {value.map((time, index) => (
              // The place in the list is what a line is.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className="stack-tight">
                <span className="row">
                  <Input
                    {...(index === 0 ? control : {})}
                    aria-label={t('hearing.call.time', { n: index + 1 })}
                    type="datetime-local"
                    value={time}
                    onChange={(event) => set(index, event.target.value)}
                  />
                  {value.length > 1 && (
                    <Button
                      aria-label={t('hearing.call.remove', { n: index + 1 })}
                      onClick={() => onChange(value.filter((_, at) => at !== index))}
                    >
                      ✕
                    </Button>
                  )}
                </span>
                {time !== '' && <Check id={id} hearing={hearing} at={instantOf(time)} length={length} />}
              </li>
            ))}
          </ul>
        )}
      </Field>
      {value.length < mostSlots && (
        <p>
          <button type="button" className="plain-button" onClick={() => onChange([...value, ''])}>
            {t('hearing.call.add')}
          </button>
        </p>
      )}
    </div>
  )
}

type Checked = {
  readonly id: string
  readonly hearing: string | undefined
  readonly at: string
  readonly length: number
}
function Check({ id, hearing, at, length }: Checked) {
  const { t } = useText()
  const sensible = Number.isInteger(length) && length >= 10 && length <= 240
  const asked = { id, at, length, ...(hearing !== undefined && { hearing }) }
  const { data, problem } = useRoute(checkHearingTime, asked, { enabled: sensible })
  if (problem) return <p className="field-error">{problem.message}</p>
  if (!data) return null
  return data.rows.length === 0 ? <p className="small quiet">✓ {t('hearing.fine')}</p> : <Warnings of={data.rows} />
}

export function Warnings({ of }: { readonly of: readonly WarningView[] }) {
  const { t, language } = useText()
  if (of.length === 0) return null
  return (
    <ul className="plain note note-risk">
      {of.map(({ code, clash }) => (
        <li key={`${code}${clash?.part ?? ''}${clash?.receipt ?? ''}`}>
          {clash
            ? t('hearing.warning.clash', {
                part: t(`hearing.part.${clash.part}`),
                receipt: clash.receipt,
                when: whenWords(clash.startsAt, language),
                length: clash.length,
              })
            : t(`hearing.warning.${code}`)}
        </li>
      ))}
    </ul>
  )
}
