import { Input } from 'antd'
import { readWays, type ContactKind } from '../../../../src/complaints/guest/guest.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import { Choice } from '../Choice.tsx'

/** An e-mail address, or a telephone number where text messages can be sent. */
export function ContactField(props: {
  readonly kind: ContactKind
  readonly contact: string
  readonly onChange: (part: { readonly kind?: ContactKind; readonly contact?: string }) => void
  readonly problem: ApiProblem | null
}) {
  const { t } = useText()
  const { kind, contact, onChange, problem } = props
  const ways = useRoute(readWays, {}).data?.ways
  if (ways?.length === 0) return <p className="note note-risk">{t('guest.contact.noWay')}</p>
  return (
    <>
      {ways && ways.length > 1 && (
        <fieldset className="choices">
          <legend className="field-label">{t('guest.contact.by')}</legend>
          {ways.map((way) => (
            <Choice
              key={way}
              kind="radio"
              name="kind"
              chosen={way === kind}
              onChoose={() => onChange({ kind: way, contact: '' })}
              title={t(`guest.contact.${way}`)}
            />
          ))}
        </fieldset>
      )}
      <Field
        name="contact"
        label={t(`guest.contact.${kind}`)}
        help={ways?.includes('phone') === false ? t('guest.contact.phoneOff') : undefined}
        problem={problem}
      >
        {(control) => (
          <Input
            {...control}
            inputMode={kind === 'email' ? 'email' : 'tel'}
            autoComplete={kind === 'email' ? 'email' : 'tel'}
            maxLength={kind === 'email' ? 320 : 40}
            value={contact}
            onChange={(event) => onChange({ contact: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
