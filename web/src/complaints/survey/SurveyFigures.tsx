import type { FigureLine, Share, SurveyFigures as Figures } from '../../../../src/complaints/survey/figures.contract.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { CategoryCode } from '../../../../src/complaints/complaint.contract.ts'
import { monthWords } from '../../supervision/period.ts'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import { SpreadBars } from './SpreadBars.tsx'

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** Shares with their intervals; where too few answered it says so instead of a number. */
export function SurveyFigures({ of }: { readonly of: Figures }) {
  const { t } = useText()
  const value = (share: Share | null) => (share ? percent(share.share) : '—')
  const note = (share: Share | null) => (share ? interval(t, share) : t('survey.leads.tooFew', { n: of.minimum }))
  if (of.asked === 0)
    return <EmptyState title={t('survey.leads.nobodyAsked')}>{t('survey.leads.nobodyAskedHelp')}</EmptyState>
  return (
    <>
      <div className="figures">
        <Figure
          label={t('survey.leads.rate')}
          value={value(of.rate)}
          note={note(of.rate)}
          definition={t('survey.leads.rateIs', { asked: of.asked, skipped: of.skipped })}
        />
        <Figure
          label={t('survey.leads.satisfiedOutcome')}
          value={value(of.total.satisfiedWithOutcome)}
          note={note(of.total.satisfiedWithOutcome)}
          definition={t('survey.leads.satisfiedIs', { n: of.satisfiedFrom })}
        />
        <Figure
          label={t('survey.leads.satisfiedHandling')}
          value={value(of.total.satisfiedWithHandling)}
          note={note(of.total.satisfiedWithHandling)}
          definition={t('survey.leads.satisfiedIs', { n: of.satisfiedFrom })}
        />
        <Figure
          label={t('survey.leads.solved')}
          value={value(of.total.solved)}
          note={note(of.total.solved)}
          definition={t('survey.leads.solvedIs')}
        />
        <Figure
          label={t('survey.leads.callBacks')}
          value={of.callBacksDue}
          tone={of.callBacksDue > 0 ? 'risk' : 'kept'}
        />
      </div>
      {of.spread && (
        <section className="stack">
          <h2>{t('survey.leads.spread')}</h2>
          <SpreadBars of={of.spread} />
        </section>
      )}
      <Lines
        title={t('survey.leads.byMonth')}
        rows={of.lines.month}
        nameOf={(line) => monthWords(line.key)}
        minimum={of.minimum}
      />
      <Lines
        title={t('survey.leads.byChannel')}
        rows={of.lines.channel}
        nameOf={(line) => channelWords(t, line.key)}
        minimum={of.minimum}
      />
      <Lines
        title={t('survey.leads.byCategory')}
        rows={of.lines.category}
        nameOf={(line) => categoryWords(t, line.key)}
        minimum={of.minimum}
      />
      <Lines
        title={t('survey.leads.byAgent')}
        rows={of.lines.agent}
        nameOf={(line) => line.name ?? t('complaints.queue.nobody')}
        minimum={of.minimum}
      />
    </>
  )
}

type T = ReturnType<typeof useText>['t']
const interval = (t: T, { count, of, low, high }: Share): string =>
  t('survey.leads.interval', { count, of, low: percent(low), high: percent(high) })
function categoryWords(t: T, key: string): string {
  const known = CategoryCode.options.find((one) => one === key)
  return known ? t(`complaints.category.${known}`) : key
}

type LinesProps = {
  readonly title: string
  readonly rows: readonly FigureLine[]
  readonly nameOf: (line: FigureLine) => string
  readonly minimum: number
}
function Lines({ title, rows, nameOf, minimum }: LinesProps) {
  const { t } = useText()
  const share = (
    key: 'satisfiedWithOutcome' | 'satisfiedWithHandling' | 'solved',
    label: string,
  ): Column<FigureLine> => ({
    key,
    title: label,
    width: '22%',
    render: ({ [key]: one }) =>
      one ? (
        <span className="stack-tight">
          <span className="number">{percent(one.share)}</span>
          <span className="quiet small">{interval(t, one)}</span>
        </span>
      ) : (
        <span className="quiet small">{t('survey.leads.tooFew', { n: minimum })}</span>
      ),
  })
  return (
    <section className="stack">
      <h2>{title}</h2>
      <DataTable
        plain
        label={title}
        rows={rows}
        keyOf={({ key }) => key}
        empty={null}
        columns={[
          { key: 'name', title, render: nameOf },
          { key: 'asked', title: t('survey.leads.asked'), align: 'end', width: '90px', render: ({ asked }) => asked },
          {
            key: 'answered',
            title: t('survey.leads.answered'),
            align: 'end',
            width: '90px',
            render: ({ answered }) => answered,
          },
          share('satisfiedWithOutcome', t('survey.leads.satisfiedOutcome')),
          share('satisfiedWithHandling', t('survey.leads.satisfiedHandling')),
          share('solved', t('survey.leads.solved')),
        ]}
      />
    </section>
  )
}
