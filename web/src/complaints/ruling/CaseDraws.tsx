import { readDraws, type DrawView } from '../../../../src/complaints/ruling/draws.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

/** For colleagues: who was drawn from whom, by which seed, and that the same draw gives the same people. */
export function CaseDraws({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data } = useRoute(readDraws, { id })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="surface stack" aria-label={t('ruling.draws.title')}>
      <h2>{t('ruling.draws.title')}</h2>
      {data.rows.map((row) => (
        <Draw key={row.id} of={row} />
      ))}
    </section>
  )
}

function Draw({ of }: { readonly of: DrawView }) {
  const { t, list } = useText()
  const drawn = of.candidates.filter((one) => one.drawn)
  return (
    <details className="stack-tight">
      <summary>
        {t(`ruling.draws.what.${of.what}`, {
          who: drawn.length > 0 ? list(drawn.map(({ name }) => name)) : t('ruling.draws.nobody'),
        })}
      </summary>
      <p className="row">
        <StateTag tone={of.same ? 'kept' : 'danger'}>
          {t(of.same ? 'ruling.draws.same' : 'ruling.draws.other')}
        </StateTag>
        <span className="quiet">
          <When at={of.at} />
        </span>
      </p>
      <p className="quiet small">{t('ruling.draws.how')}</p>
      <p className="small">
        {t('ruling.draws.seed')} <span className="code">{of.seed}</span>
      </p>
      <ul className="seats">
        {of.candidates.map((one, place) => (
          <li key={place} className={one.drawn ? '' : 'quiet'}>
            <span>{one.name}</span>
            {one.drawn && <strong>{t('ruling.draws.drawn')}</strong>}
            <span>{t('ruling.draws.load', { n: one.load })}</span>
            {one.away && <span>{t('ruling.draws.away')}</span>}
            {one.because && <span>{t(`ruling.draws.because.${one.because}`)}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
