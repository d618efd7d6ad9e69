import { Link, useNavigate } from '@tanstack/react-router'
import { listTasks } from '../../../src/kernel/http/home.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useText } from '../text/text.ts'
import { DueText } from './DueText.tsx'
import type { TaskLine } from './TaskCards.tsx'

/** Everything that waits for this person, over all chapters, soonest due first. */
export function TasksPage() {
  const { t, say } = useText()
  const navigate = useNavigate()
  const { data, loading, problem, refetch } = useRoute(listTasks, { limit: 200 }, { refetchEveryMs: 60_000 })
  const columns: readonly Column<TaskLine>[] = [
    {
      key: 'title',
      title: t('home.tasks.what'),
      render: (task) => (
        <>
          <Link to={task.href}>{say(task.title)}</Link>
          <br />
          <span className="quiet">{task.detail}</span>
        </>
      ),
    },
    { key: 'kind', title: t('home.tasks.kind'), width: '140px', render: (task) => say(task.kind) },
    { key: 'due', title: t('home.tasks.due'), width: '280px', render: (task) => <DueText dueAt={task.dueAt} /> },
  ]
  return (
    <div className="page">
      <header>
        <h1>{t('home.tasks.title')}</h1>
        <p className="quiet">{t('home.tasks.detail')}</p>
      </header>
      <DataTable
        label={t('home.tasks.title')}
        columns={columns}
        rows={data?.rows ?? []}
        keyOf={(task) => `${task.href} ${task.title.zh}`}
        loading={loading}
        problem={problem}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('home.tasks.empty')}>{t('home.tasks.emptyHint')}</EmptyState>}
        onOpen={(key) => key && void navigate({ to: key.split(' ')[0] ?? '/' })}
      />
    </div>
  )
}
