import { Link } from '@tanstack/react-router'
import { listTasks } from '../../../src/kernel/http/home.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { maySee, navigationFor } from '../shell/page.ts'
import { allPages } from '../shell/registry.ts'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { PageLinks } from './PageLinks.tsx'
import { TaskCards } from './TaskCards.tsx'
import './home.css'

/** Where a complaint begins; only there when the folder that takes complaints is. */
const complainAt = '/complaints/new'

export function ConsumerHome() {
  const { t } = useText()
  const { me } = useSession()
  const tasks = useRoute(listTasks, {})
  const entries = navigationFor(allPages, me).filter(({ path }) => path !== '/' && path !== complainAt)
  const mayComplain = allPages.some(({ path, who }) => path === complainAt && maySee(me, who))
  const waiting = tasks.data?.rows ?? []
  return (
    <div className="page page-narrow">
      <h1>{t('home.consumer.hello', { name: me?.displayName ?? '' })}</h1>
      <p className="quiet">{t('home.consumer.body')}</p>
      {mayComplain && (
        <p>
          <Link to={complainAt} className="big-link">
            {t('home.consumer.complain')}
          </Link>
        </p>
      )}
      <section className="stack">
        <h2>{t('home.consumer.waiting')}</h2>
        {tasks.problem && <Problem problem={tasks.problem} onRetry={() => void tasks.refetch()} />}
        {tasks.loading && <Skeleton lines={2} />}
        {tasks.data && waiting.length === 0 && <p className="quiet">{t('home.consumer.nothing')}</p>}
        <TaskCards tasks={waiting} />
      </section>
      <section className="stack">
        <h2>{t('home.consumer.entries')}</h2>
        <PageLinks pages={entries} />
      </section>
    </div>
  )
}
