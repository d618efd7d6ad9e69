import { Link } from '@tanstack/react-router'
import { readJury, type JuryTask } from '../../../../src/complaints/ruling/jury.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useId } from '../../shell/place.ts'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { OpenVote, SealVote } from './VoteForms.tsx'
import '../complaints.css'

/** What a juror reads and does: the matter without names, then a sealed vote, then the same vote opened. */
export function JuryPage() {
  const id = useId()
  const { t } = useText()
  const { data, problem, refetch } = useRoute(readJury, { id }, { refetchEveryMs: 30_000 })
  if (problem?.status === 404)
    return (
      <EmptyState heading title={t('ruling.jury.gone')} action={<Link to="/juries">{t('ruling.jury.mine')}</Link>}>
        {t('ruling.jury.goneHelp')}
      </EmptyState>
    )
  return (
    <div className="page page-narrow">
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data && <Task of={data} />}
    </div>
  )
}

function Task({ of }: { readonly of: JuryTask }) {
  const { t, list } = useText()
  const remedies = list(of.remedies.map((one) => t(`complaints.remedy.${one}`)))
  return (
    <>
      <p className="no-print">
        <Link to="/juries">{t('ruling.jury.mine')}</Link>
      </p>
      <header className="stack-tight">
        <h1>{list(of.goods) || t(`complaints.category.${of.category}`)}</h1>
        <p className="row">
          <StateTag tone="info">{t(`ruling.jury.phase.${of.phase}`)}</StateTag>
          <span className="quiet">
            {t(`complaints.category.${of.category}`)} · {remedies}
            {of.claimFen > 0 && ` ${moneyWords(of.claimFen, of.currency)}`}
          </span>
        </p>
      </header>
      <section className="surface stack">
        <h2>{t('ruling.jury.question')}</h2>
        <p>{t(`ruling.jury.help.${of.phase}`)}</p>
        {of.clock && <ClockBar clock={of.clock} />}
        {of.phase === 'commit' && <SealVote of={of} />}
        {of.phase === 'reveal' && <OpenVote of={of} />}
        {of.revealed && <p>{t('ruling.jury.yourVote', { vote: t(`ruling.jury.vote.${of.revealed}`) })}</p>}
        {of.verdict && <p>{t(`ruling.jury.verdict.${of.verdict}`)}</p>}
      </section>
      <section className="surface stack">
        <h2>{t('complaints.track.said')}</h2>
        <p className="quiet small">{t('ruling.jury.masked')}</p>
        <ol className="statements">
          {of.statements.map((one) => (
            <li key={one.id} className={`statement statement-${one.side}`}>
              <p className="statement-head">
                <strong>{t(`complaints.side.${one.side}`)}</strong>
                <span className="quiet">{t(`complaints.kind.${one.kind}`)}</span>
              </p>
              <p className="statement-text">{one.text}</p>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
