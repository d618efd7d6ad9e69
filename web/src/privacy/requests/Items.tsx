import { Link } from '@tanstack/react-router'
import type { ItemView } from '../../../../src/privacy/request/request.contract.ts'
import { useText } from '../../text/text.ts'
import { dayWords } from '../../text/time.ts'
import { Matters } from './Matters.tsx'
import { OutcomeMark } from './marks.tsx'

/** The answer for each group of data: what happened to it, and by which rule what is kept is kept. */
export function Items({ of, linked = true }: { readonly of: readonly ItemView[]; readonly linked?: boolean }) {
  const { t } = useText()
  if (of.length === 0) return null
  const matters = [...new Map(of.flatMap(({ heldBy }) => heldBy).map((one) => [one.id, one])).values()]
  return (
    <section className="surface stack">
      <h2>{t('rights.items')}</h2>
      <Matters of={matters} linked={linked} />
      <ul className="plain-list rights-items">
        {of.map((one) => (
          <li key={one.item}>
            <Line of={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ of }: { readonly of: ItemView }) {
  const { t, say, language } = useText()
  return (
    <>
      <div className="row">
        <strong>{say(of.title)}</strong>
        <OutcomeMark outcome={of.outcome} />
        {of.counted > 0 && <span className="small quiet">{t('rights.counted', { n: of.counted })}</span>}
      </div>
      {of.because && <p className="small">{say(of.because)}</p>}
      {of.outcome === 'held' && of.heldBy.length === 0 && <p className="small">{t('rights.heldBy')}</p>}
      {(of.until || of.rule) && (
        <p className="small quiet">
          {of.until && t('rights.until', { day: dayWords(of.until, language) })}{' '}
          {of.rule && (
            <Link to="/rules/$id" params={{ id: of.rule }}>
              {of.rule}
            </Link>
          )}
        </p>
      )}
    </>
  )
}
