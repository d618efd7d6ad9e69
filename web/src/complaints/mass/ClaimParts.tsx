import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { untilWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'

type Of = { readonly of: ClaimView }

const counted = ['invited', 'joined', 'declined', 'left', 'late'] as const

/** Who stands where, and how far the finding is carried out. */
export function Progress({ of }: Of) {
  const { t } = useText()
  const { done, skipped, joined, untold } = of.counts
  const carried = of.state === 'carrying' || of.state === 'carried' || done > 0
  return (
    <>
      <dl className="mass-counts">
        {counted.map((name) => (
          <div key={name}>
            <dt>{t(`mass.claim.${name}`)}</dt>
            <dd>{of.counts[name]}</dd>
          </div>
        ))}
      </dl>
      {untold > 0 && of.viewer === 'platform' && of.state !== 'merged' && (
        <p className="note">{t('mass.claim.untold', { n: untold })}</p>
      )}
      {carried && (
        <output className="stack-tight">
          <progress
            className="mass-progress"
            aria-label={t('mass.claim.progressLabel')}
            value={done + skipped}
            max={Math.max(1, joined)}
          />
          <p className="small">{t('mass.claim.progress', { done, skipped, all: joined })}</p>
        </output>
      )}
    </>
  )
}

export function Finding({ of, finding }: Of & { readonly finding: NonNullable<ClaimView['finding']> }) {
  const { t, say } = useText()
  return (
    <section className="surface stack-tight">
      <h2>{t('mass.claim.finding')}</h2>
      <p className="row">
        <StateTag tone="info">{t(`mass.claim.decision.${finding.decision}`)}</StateTag>
        <span className="quiet small">
          <When at={finding.at} />
          {finding.by && ` · ${t('mass.claim.foundBy')} ${finding.by}`}
        </span>
      </p>
      {finding.decision !== 'merchant' && (
        <p>
          {t(`complaints.remedy.${finding.remedy}`)} · {t('mass.claim.formula', { words: say(finding.words) })}
        </p>
      )}
      <p className="mass-said">{finding.reasons}</p>
      <p className="row small">
        {finding.cites.map((rule) => (
          <Link key={rule} to="/rules/$id" params={{ id: rule }} className="code">
            {rule}
          </Link>
        ))}
      </p>
      {of.state === 'found' && of.viewer === 'platform' && <p className="note">{t('mass.stepHelp.carry')}</p>}
    </section>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="surface stack-tight">
    <h2>{title}</h2>
    {children}
  </section>
)

export function Answers({ of }: Of) {
  const { t, language } = useText()
  return (
    <Part title={t('mass.claim.answers')}>
      {of.answers.length === 0 && (
        <p className="note note-risk">{t('mass.claim.answerBy', { until: untilWords(of.answerBy, language) })}</p>
      )}
      {of.answers.map(({ text, at }) => (
        <div key={at}>
          <p className="mass-said">{text}</p>
          <p className="quiet small">
            <When at={at} />
          </p>
        </div>
      ))}
    </Part>
  )
}

export function Motions({ of }: Of) {
  const { t, say } = useText()
  if (of.motions.length === 0) return null
  return (
    <Part title={t('mass.claim.motions')}>
      {of.motions.map((motion) => (
        <div key={motion.id} className="stack-tight">
          <h3>
            {t(`mass.claim.motion.${motion.kind}`)} {!motion.open && <StateTag>{t('mass.claim.motionOver')}</StateTag>}
          </h3>
          {motion.words && <p>{t('mass.claim.formula', { words: say(motion.words) })}</p>}
          <p className="mass-said">{motion.text}</p>
          <p className="quiet small">
            {t('mass.claim.votes', { yes: motion.yes, no: motion.no })} · <When at={motion.at} />
          </p>
        </div>
      ))}
    </Part>
  )
}

export function Representatives({ of }: Of) {
  const { t } = useText()
  return (
    <Part title={t('mass.claim.representatives')}>
      {of.representatives.length === 0 && <p className="quiet">{t('mass.claim.noRepresentatives')}</p>}
      <ul>
        {of.representatives.map(({ number, votes }) => (
          <li key={number}>{t('mass.claim.representative', { number, votes })}</li>
        ))}
      </ul>
      <p className="quiet small">{t('mass.claim.representativeHelp')}</p>
    </Part>
  )
}

export function Notices({ of }: Of) {
  const { t } = useText()
  return (
    <Part title={t('mass.claim.notices')}>
      {of.notices.length === 0 && <p className="quiet">{t('mass.claim.noNotices')}</p>}
      {of.notices.map(({ text, at }) => (
        <div key={at}>
          <p className="mass-said">{text}</p>
          <p className="quiet small">
            <When at={at} />
          </p>
        </div>
      ))}
      {of.announcedAt && (
        <p>
          <Link to="/mass-notices/$id" params={{ id: of.id }}>
            {t('mass.claim.publicPage')}
          </Link>
        </p>
      )}
    </Part>
  )
}
