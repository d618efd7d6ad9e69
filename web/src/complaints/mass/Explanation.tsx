import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { readCluster, type ClusterView } from '../../../../src/complaints/mass/cluster.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { dayWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'

/** Why this is a proposal, as counts that a person can check. */
export function Explanation({ of }: { readonly of: ClusterView }) {
  const { t, language, list } = useText()
  const words = of.words.map(({ word, complaints }) => t('mass.proposal.wordCount', { word, n: complaints }))
  const [looking, setLooking] = useState(false)
  return (
    <div className="stack-tight">
      <p>
        {t(`mass.proposal.why.${of.because}`, { needed: of.needed, days: of.windowDays })}{' '}
        {of.firstOn === of.lastOn
          ? t('mass.proposal.oneDay', { day: dayWords(of.firstOn, language) })
          : t('mass.proposal.fromTo', { from: dayWords(of.firstOn, language), to: dayWords(of.lastOn, language) })}
      </p>
      <p>{words.length > 0 ? `${t('mass.proposal.words')}${list(words)}` : t('mass.proposal.noWords')}</p>
      <p className="row">
        {of.safety > 0 && <StateTag tone="danger">{t('mass.proposal.safety', { n: of.safety })}</StateTag>}
        {of.alike > 0 && <StateTag tone="info">{t('mass.proposal.alike', { n: of.alike })}</StateTag>}
      </p>
      <Days of={of} />
      <details onToggle={(event) => setLooking(event.currentTarget.open)}>
        <summary>{t('mass.proposal.look')}</summary>
        {looking && <Cases id={of.id} />}
      </details>
    </div>
  )
}

function Days({ of }: { readonly of: ClusterView }) {
  const { t, language } = useText()
  const most = Math.max(1, ...of.days.map(({ complaints }) => complaints))
  const words = of.days.map(({ day, complaints }) =>
    t('mass.proposal.dayCount', { day: dayWords(day, language), n: complaints }),
  )
  return (
    <figure className="stack-tight">
      <figcaption className="quiet small">
        {t('mass.proposal.days')}
        <span className="only-read-aloud">: {words.join('; ')}</span>
      </figcaption>
      <ol className="mass-days" aria-hidden="true">
        {of.days.map(({ day, complaints }, place) => (
          <li key={day} title={words[place]} style={{ blockSize: `${(100 * complaints) / most}%` }} />
        ))}
      </ol>
    </figure>
  )
}

function Cases({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data, problem, refetch } = useRoute(readCluster, { id })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={4} />
  return (
    <ul className="stack-tight">
      {data.cases.map((one) => (
        <li key={one.id}>
          <Link to="/complaints/$id" params={{ id: one.id }} className="code small">
            {one.receipt}
          </Link>{' '}
          <span className="quiet small">
            {t(`complaints.state.${one.state}`)} · <When at={one.receivedAt} />
          </span>
          <p className="small">{one.says}</p>
        </li>
      ))}
    </ul>
  )
}
