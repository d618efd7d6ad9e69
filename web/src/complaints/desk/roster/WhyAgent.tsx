import { listAssignments, type AssignmentView } from '../../../../../src/complaints/desk/roster/roster.contract.ts'
import { useRoute } from '../../../api/hooks.ts'
import { When } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'

/** How a case came to whoever has it, so that anybody can check the choice. */
export function WhyAgent({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data } = useRoute(listAssignments, { id })
  if (!data || data.rows.length === 0) return null
  return (
    <details>
      <summary>{t('roster.why.title')}</summary>
      <ul className="plain-list stack">
        {data.rows.map((row) => (
          <Reason key={row.id} of={row} />
        ))}
      </ul>
    </details>
  )
}

function Reason({ of }: { readonly of: AssignmentView }) {
  const { t } = useText()
  return (
    <li className="stack-tight small">
      <p>
        {t(`roster.why.${of.how}`, { agent: of.agent ?? '—', before: of.before ?? '—', by: of.by ?? '—' })}{' '}
        <span className="quiet">
          <When at={of.at} />
        </span>
      </p>
      {of.considered.length > 0 && (
        <ul>
          {of.considered.map((one) => (
            <li key={one.id} className="row">
              <span>{one.name}</span>
              <span className="number">{`${one.load} / ${one.capacity}`}</span>
              <span className="quiet">
                {t(one.whyNot === null ? 'roster.why.could' : `roster.whyNot.${one.whyNot}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {of.seed && <p className="quiet code break-all">{t('roster.why.seed', { seed: of.seed })}</p>}
    </li>
  )
}
