import { Link } from '@tanstack/react-router'
import type { PenaltyView } from '../../../src/governance/penalties/penalty.contract.ts'
import { StoredFile } from '../parts/Uploader.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'

/** What is charged, by which rule, with which evidence, and what each side said. */
export function PenaltyStory({ of }: { readonly of: PenaltyView }) {
  const { t, say } = useText()
  return (
    <>
      <section className="surface stack">
        <h2>{t('penalties.charge')}</h2>
        <p className="penalty-said">{of.seen}</p>
        <Rule of={of} />
        <h3>{t('penalties.evidence')}</h3>
        {of.complaint && (
          <p>
            {t('penalties.case')}{' '}
            <Link to="/complaints/$id" params={{ id: of.complaint.id }} className="code">
              {of.complaint.receipt}
            </Link>
          </p>
        )}
        {of.files.length > 0 && (
          <ul className="upload-list">
            {of.files.map(({ id }) => (
              <StoredFile key={id} id={id} />
            ))}
          </ul>
        )}
        <p className="quiet small">
          {t('penalties.evidenceNeeded', { list: of.evidence.map((one) => say(one)).join(' · ') })}
        </p>
      </section>
      {of.texts.length > 0 && (
        <section className="surface stack">
          <h2>{t('penalties.said')}</h2>
          {of.texts.map((one) => (
            <article key={`${one.kind}-${one.at}`} className="inset stack-tight">
              <h3>{t(`penalties.text.${one.kind}`)}</h3>
              <p className="penalty-said">{one.text}</p>
              <p className="quiet small">
                {one.by ?? t(`penalties.side.${one.side}`)} · <When at={one.at} />
              </p>
            </article>
          ))}
        </section>
      )}
    </>
  )
}

/** The entry of the catalogue, and that its points are the platform's own. */
export function Rule({ of }: { readonly of: PenaltyView }) {
  const { t, say } = useText()
  return (
    <>
      <p>
        <strong>{t('penalties.rule')}</strong>{' '}
        <Link to="/rules/$id" params={{ id: of.violation.id }}>
          {say(of.violation.title)}
        </Link>
        {t('penalties.colon')}
        {say(of.definition)}
      </p>
      <p className="quiet small">
        {of.law
          ? t('penalties.catalogue.forbiddenWords', { title: say(of.law.title), article: of.law.article })
          : t('penalties.ownRule')}
      </p>
    </>
  )
}
