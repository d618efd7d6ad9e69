import { readMasked, type MaskedPerson } from '../../../src/kernel/reading/reading.contract.ts'
import { fieldWords } from '../../../src/kernel/reading/reading-words.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useText } from '../text/text.ts'
import { PersonalField } from './PersonalField.tsx'
import { Problem } from './Problem.tsx'
import './personal.css'

/** How the person of a case is reached: masked, each field opened by itself and for a purpose. Nothing where nothing is known. */
export function PersonalData(props: { readonly of: string }) {
  const { t, say } = useText()
  const { data, problem } = useRoute(readMasked, { case: props.of })
  if (problem?.status === 404) return null
  if (problem) return <Problem problem={problem} />
  if (!data || data.fields.length === 0) return null
  const open = data.purposes.some(({ reason }) => reason === null)
  const why = data.purposes[0]?.reason
  return (
    <div className="stack-tight">
      <dl className="personal">
        {data.fields.map(({ field, masked }) => (
          <div key={field}>
            <dt className="quiet small">{say(fieldWords[field])}</dt>
            <dd>
              <PersonalField of={props.of} field={field} masked={masked} purposes={purposesFor(data, field)} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">{open ? t('reading.help') : why ? say(why) : t('reading.notForYou')}</p>
    </div>
  )
}

const purposesFor = ({ purposes }: MaskedPerson, field: MaskedPerson['fields'][number]['field']) =>
  purposes.flatMap(({ purpose, fields, reason }) => (reason === null && fields.includes(field) ? [purpose] : []))
