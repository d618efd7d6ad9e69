import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { listMyHearings, mostRows } from '../../../../src/complaints/hearing/calendar.contract.ts'
import { HearingStage, HearingState } from '../../../../src/complaints/hearing/hearing.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useNarrow } from '../../parts/narrow.ts'
import { useNow } from '../../parts/now.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { dayOf, dayWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { addDays, isDay, monthOf, shiftMonth, startOf, weekOf } from './calendar-days.ts'
import { DayList, Lines, MonthGrid } from './CalendarDays.tsx'
import { FeedBox } from './FeedBox.tsx'
import './hearing.css'

/** All hearings of the reader: what waits for an answer, then the days of a month or a week. */
export function CalendarPage() {
  const { t } = useText()
  const [query] = useQueryState()
  const today = dayOf(useNow())
  const view = query['view'] === 'week' ? 'week' : 'month'
  const day = isDay(query['day']) ? query['day'] : today
  const days = view === 'week' ? weekOf(day) : monthOf(day).flat()
  const list = useRoute(
    listMyHearings,
    {
      from: startOf(days[0] ?? day),
      until: startOf(addDays(days.at(-1) ?? day, 1)),
      ...filterOf(query),
    },
    { refetchEveryMs: 60_000, keep: true },
  )
  const rows = list.data?.rows ?? []
  return (
    <div className="page">
      <PageHead title={t('hearing.calendar.title')} lead={t('hearing.calendar.lead')} />
      <Controls view={view} day={day} today={today} />
      {list.problem && <Problem problem={list.problem} onRetry={() => void list.refetch()} />}
      {!list.data && !list.problem && <Skeleton lines={10} />}
      {list.data && (
        <>
          <Lines title={t('hearing.calendar.todo')} rows={rows.filter(({ need }) => need !== null)} />
          <Lines
            title={t('hearing.calendar.unset')}
            rows={rows.filter(({ startsAt, need }) => startsAt === null && need === null)}
          />
          {list.data.more && <p className="note note-risk">{t('hearing.calendar.more', { n: mostRows })}</p>}
          <Days view={view} day={day} today={today} rows={rows.filter(({ startsAt }) => startsAt !== null)} />
        </>
      )}
      <FeedBox />
    </div>
  )
}

function filterOf(query: Readonly<Record<string, string>>) {
  const stage = HearingStage.safeParse(query['stage'])
  const state = HearingState.safeParse(query['state'])
  return {
    ...(query['whose'] === 'all' && { whose: 'all' as const }),
    ...(stage.success && { stage: stage.data }),
    ...(state.success && { state: state.data }),
  }
}

type Place = { readonly view: 'month' | 'week'; readonly day: string; readonly today: string }
function Days({ view, day, today, rows }: Place & { readonly rows: Parameters<typeof DayList>[0]['rows'] }) {
  const { t } = useText()
  const narrow = useNarrow()
  const days =
    view === 'week'
      ? weekOf(day)
      : monthOf(day)
          .flat()
          .filter((one) => one.slice(0, 7) === day.slice(0, 7))
  const none = !rows.some(({ startsAt }) => startsAt && days.includes(dayOf(new Date(startsAt))))
  if (view === 'month' && !narrow) return <MonthGrid day={day} today={today} rows={rows} />
  if (none) return <EmptyState title={t('hearing.calendar.emptyTitle')}>{t('hearing.calendar.empty')}</EmptyState>
  return <DayList days={days} today={today} rows={rows} whole={view === 'week' && !narrow} />
}

function Controls({ view, day, today }: Place) {
  const { t, language } = useText()
  const [query, set] = useQueryState()
  const roles = useSession().me?.roles ?? []
  const all = roles.some((role) => role === 'agent' || role === 'admin')
  const move = (by: number) => set({ day: view === 'week' ? addDays(day, 7 * by) : shiftMonth(day, by) })
  const [year = '', month = ''] = day.split('-')
  const week = weekOf(day)
  const shown =
    view === 'month'
      ? t('hearing.calendar.monthOf', { year, month: Number(month) })
      : t('hearing.calendar.weekOf', {
          from: dayWords(week[0] ?? day, language),
          until: dayWords(week.at(-1) ?? day, language),
        })
  return (
    <div className="row row-apart hearing-controls no-print">
      <div className="row">
        <Button aria-label={t('hearing.calendar.earlier')} icon={<LeftOutlined />} onClick={() => move(-1)} />
        <h2 aria-live="polite">{shown}</h2>
        <Button aria-label={t('hearing.calendar.later')} icon={<RightOutlined />} onClick={() => move(1)} />
        <Button disabled={day === today} onClick={() => set({ day: undefined })}>
          {t('hearing.calendar.today')}
        </Button>
      </div>
      <div className="row">
        <Segmented
          aria-label={t('hearing.calendar.view')}
          value={view}
          onChange={(chosen) => set({ view: chosen === 'month' ? undefined : chosen })}
          options={[
            { value: 'month', label: t('hearing.calendar.month') },
            { value: 'week', label: t('hearing.calendar.week') },
          ]}
        />
        {all && (
          <Choice
            label={t('hearing.calendar.whose')}
            value={query['whose'] === 'all' ? 'all' : ''}
            all={t('hearing.calendar.mine')}
            options={[{ value: 'all', label: t('hearing.calendar.all') }]}
            onChange={(whose) => set({ whose })}
          />
        )}
        <Choice
          label={t('hearing.calendar.stage')}
          value={HearingStage.safeParse(query['stage']).data ?? ''}
          all={t('hearing.calendar.any')}
          options={HearingStage.options.map((value) => ({ value, label: t(`hearing.stage.${value}`) }))}
          onChange={(stage) => set({ stage })}
        />
        <Choice
          label={t('hearing.calendar.state')}
          value={HearingState.safeParse(query['state']).data ?? ''}
          all={t('hearing.calendar.any')}
          options={HearingState.options.map((value) => ({ value, label: t(`hearing.state.${value}`) }))}
          onChange={(state) => set({ state })}
        />
      </div>
    </div>
  )
}
