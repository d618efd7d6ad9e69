import { previewAbsence } from '../../../../../src/complaints/desk/roster/away.contract.ts'
import { useRoute } from '../../../api/hooks.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { DayText } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'
import { HandOverRows } from './HandOverRows.tsx'

type Days = { readonly accountId: string; readonly fromDay: string; readonly untilDay: string }

/** What would go to whom on the first day, if it were now. */
export function AbsencePreview(days: Days) {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(previewAbsence, days, { keep: true })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (loading || !data) return <Skeleton lines={3} />
  const [before, after] = t('roster.away.preview', { day: '|' }).split('|')
  return (
    <section className="stack-tight">
      <p>
        {before}
        <DayText day={data.backOn} />
        {after}
      </p>
      <HandOverRows rows={data.rows} label={t('roster.hand.preview')} none={t('roster.away.nothing')} />
      {data.more && <p className="quiet small">{t('roster.hand.more')}</p>}
      {data.stay > 0 && <p className="quiet small">{t('roster.away.stays', { n: data.stay })}</p>}
    </section>
  )
}
