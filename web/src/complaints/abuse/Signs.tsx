import { Link } from '@tanstack/react-router'
import type { ReviewView } from '../../../../src/complaints/abuse/abuse.contract.ts'
import { useText } from '../../text/text.ts'

type Sign = ReviewView['signs'][number]

/** Each sign beside what it has to be held against: how often it is there without any abuse, and what it may mean then. */
export function Signs({ of }: { readonly of: ReviewView }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{t('abuse.signs')}</h2>
      <p className="quiet small">{t('abuse.signsHelp')}</p>
      {of.signs.length === 0 && <p>{t('abuse.noSigns')}</p>}
      <ul className="abuse-signs">
        {of.signs.map((sign) => (
          <li key={sign.kind} className="stack-tight">
            <OneSign of={sign} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneSign({ of }: { readonly of: Sign }) {
  const { t } = useText()
  const { same, sample } = of.base
  const percent = sample > 0 ? Math.round((100 * same) / sample) : 0
  return (
    <>
      <h3>{t(`abuse.sign.${of.kind}`, { count: of.count })}</h3>
      <p>{t(of.shares ? 'abuse.base' : 'abuse.baseSmall', { same, sample, percent })}</p>
      {of.shares && <progress className="abuse-base" aria-hidden="true" value={same} max={Math.max(1, sample)} />}
      <p className="quiet small">{t(`abuse.honest.${of.kind}`)}</p>
      <p className="quiet small">
        {t('abuse.threshold', { threshold: of.threshold })} ·{' '}
        <Link to="/rules/$id" params={{ id: of.rule }}>
          {of.confidence === 'policy' ? t('abuse.policy') : of.rule}
        </Link>
      </p>
      <details>
        <summary>{t('abuse.cases', { n: of.cases.length })}</summary>
        <ul>
          {of.cases.map(({ id, receipt }) => (
            <li key={id}>
              <Link to="/complaints/$id" params={{ id }} className="code small">
                {receipt}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
