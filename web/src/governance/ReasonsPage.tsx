import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { readPenalty } from '../../../src/governance/penalties/penalty-routes.contract.ts'
import type { PenaltyView } from '../../../src/governance/penalties/penalty.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useId } from '../shell/place.ts'
import { dayWords, whenWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { MeasureLine } from './marks.tsx'
import { Rule } from './PenaltyStory.tsx'
import './governance.css'

/** The statement of reasons, on one sheet: what happened, by which rule, why, what follows, and what can be done against it. */
export function ReasonsPage() {
  const id = useId()
  const { t } = useText()
  const { data, problem, refetch } = useRoute(readPenalty, { id })
  if (problem?.status === 404 || (data && data.decidedAt === null))
    return (
      <EmptyState
        heading
        title={t('penalties.reasons.none')}
        action={<Link to="/penalties">{t('penalties.back')}</Link>}
      />
    )
  if (!data)
    return (
      <div className="page page-narrow">
        {problem ? <Problem problem={problem} onRetry={() => void refetch()} /> : <Skeleton lines={12} />}
      </div>
    )
  return <Sheet of={data} />
}

function Sheet({ of }: { readonly of: PenaltyView }) {
  const { t, say, language } = useText()
  const said = of.texts.filter(({ kind }) => kind === 'decision' || kind === 'appeal-decision')
  const heard = of.heardAt ? 'heard' : 'unheard'
  return (
    <article className="page page-narrow stack">
      <div className="row no-print">
        <Link to="/penalties/$id" params={{ id: of.id }}>
          {t('penalties.reasons.back')}
        </Link>
        <Button onClick={() => window.print()}>{t('penalties.reasons.print')}</Button>
      </div>
      <div className="surface stack">
        <h1>{t('penalties.reasons.title')}</h1>
        <p>
          <span className="code">{of.number}</span> · {of.merchant.name} · {say(of.violation.title)}
        </p>
        <h2>{t('penalties.charge')}</h2>
        <p>{t('penalties.reasons.happened', { day: dayWords(of.happenedOn, language) })}</p>
        <p className="penalty-said">{of.seen}</p>
        <p className="small quiet">{t(`penalties.reasons.${heard}`)}</p>
        <Rule of={of} />
        {said.map((one) => (
          <section key={one.kind} className="stack-tight">
            <h2>{t(`penalties.text.${one.kind}`)}</h2>
            <p className="penalty-said">{one.text}</p>
            <p className="small quiet">{whenWords(one.at, language)}</p>
          </section>
        ))}
        <h2>{t('penalties.reasons.follows')}</h2>
        <p>
          {of.state === 'reversed'
            ? t('penalties.reasons.reversed')
            : t('penalties.preview.own', {
                n: of.occurrence ?? 1,
                points: of.points ?? 0,
                until: of.expiresOn ? dayWords(of.expiresOn, language) : '—',
              })}
        </p>
        <ul className="plain-list">
          {of.measures.map((one) => (
            <li key={`${one.measure}-${one.node}-${one.from}`}>
              <MeasureLine of={one} />
            </li>
          ))}
        </ul>
        <h2>{t('penalties.reasons.against')}</h2>
        <p>
          {of.appealBy
            ? t('penalties.reasons.appeal', { by: of.clock ? dayWords(of.clock.lastDay, language) : '' })
            : t('penalties.reasons.noAppeal')}
        </p>
        <p className="small quiet">{t('penalties.reasons.people')}</p>
      </div>
    </article>
  )
}
