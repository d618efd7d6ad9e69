import { Link } from '@tanstack/react-router'
import { readWall, type Wall } from '../../../../../src/complaints/desk/wall/wall.contract.ts'
import { useRoute } from '../../../api/hooks.ts'
import { ClockBar } from '../../../parts/ClockBar.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { When } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'
import { channelWords } from '../../channels.ts'
import { LogLink } from '../../assistant/LogLink.tsx'
import { BreachRegister } from './BreachRegister.tsx'
import { WallTable } from './WallTable.tsx'
import './wall.css'

/** For the lead, and on a screen that hangs in the room: it reads itself again every half minute. */
export function WallPage() {
  const { t } = useText()
  const { data, problem, refetch } = useRoute(readWall, {}, { refetchEveryMs: 30_000 })
  return (
    <div className="page wall">
      <header className="wall-head">
        <h1>{t('wall.title')}</h1>
        {data && (
          <p className="quiet">
            {t('wall.asOf')} <When at={data.at} /> · {t('wall.renews')}
          </p>
        )}
      </header>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {data ? <Figures of={data} /> : <Skeleton lines={10} />}
      <BreachRegister />
      <LogLink />
    </div>
  )
}

function Figures({ of }: { readonly of: Wall }) {
  const { t, say } = useText()
  return (
    <>
      <dl className="wall-figures">
        <Figure kind="breached" label={t('wall.breached')} value={of.all.breached} more={of.more} />
        <Figure kind="soon" label={t('wall.soon', { n: of.soonHours })} value={of.all.soon} />
        <Figure kind="today" label={t('wall.today')} value={of.all.today} />
        <Figure kind="plain" label={t('wall.unassigned')} value={of.unassigned} />
        <Figure kind="plain" label={t('wall.open')} value={of.open} />
      </dl>
      <div className="wall-tables">
        <WallTable
          title={t('wall.byAgent')}
          soonHours={of.soonHours}
          rows={of.byAgent.map((row) => ({
            key: row.agent ?? '',
            name: row.agent ?? t('complaints.queue.nobody'),
            ...row,
          }))}
        />
        <WallTable
          title={t('wall.byClock')}
          soonHours={of.soonHours}
          rows={of.byClock.map((row) => ({ key: say(row.title), name: say(row.title), ...row }))}
        />
        <WallTable
          title={t('wall.byChannel')}
          soonHours={of.soonHours}
          rows={of.byChannel.map((row) => ({ key: row.channel, name: channelWords(t, row.channel), ...row }))}
        />
        <Next of={of} />
      </div>
    </>
  )
}

const marks = { breached: '✕', soon: '!', today: '•', plain: '' } as const

type FigureProps = { kind: keyof typeof marks; label: string; value: number; more?: boolean }
function Figure({ kind, label, value, more = false }: FigureProps) {
  return (
    <div className={`wall-figure wall-${value > 0 ? kind : 'plain'}`}>
      <dt>
        <span aria-hidden="true">{value > 0 && marks[kind]}</span> {label}
      </dt>
      <dd className="number">
        {value}
        {more && '+'}
      </dd>
    </div>
  )
}

function Next({ of }: { readonly of: Wall }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{t('wall.next')}</h2>
      {of.next.length === 0 && <p className="quiet">{t('wall.nothing')}</p>}
      <ol className="wall-next">
        {of.next.map((row) => (
          <li key={row.id}>
            <ClockBar clock={row.clock} compact />
            <p className="row">
              <Link to="/complaints/$id" params={{ id: row.id }}>
                {t(`complaints.category.${row.category}`)}
              </Link>
              <span className="quiet">
                {row.agent ?? t('complaints.queue.nobody')} · {channelWords(t, row.channel)}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
