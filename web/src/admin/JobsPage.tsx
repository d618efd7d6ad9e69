import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { JobState, JobView, listJobs, retryJobs } from '../../../src/kernel/job/job.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { JobHistory } from './JobHistory.tsx'

type JobLine = z.infer<typeof JobView>

export function JobsPage() {
  const { t } = useText()
  const [query, set] = useQueryState()
  const state = JobState.catch('failed').parse(query['state'])
  const jobs = useRoute(listJobs, { state, limit: 200 }, { refetchEveryMs: 10_000, keep: true })
  const [picked, setPicked] = useState<readonly string[]>([])
  const [retried, setRetried] = useState<number | null>(null)
  const retry = useAct(retryJobs, { refresh: [listJobs] })
  const run = async (ids: readonly string[]) => {
    const done = await retry.run({ ids: [...ids] })
    if (!done) return
    setRetried(done.retried)
    setPicked([])
  }
  const mayRetry = state === 'failed' || state === 'retrying'
  const views = JobState.options.map((key) => ({
    key,
    label: t(`admin.jobs.states.${key}`),
    count: jobs.data?.counts[key] ?? null,
  }))
  return (
    <div className="page">
      <PageHead title={t('admin.jobs.title')} lead={t('admin.jobs.lead')} />
      {retry.problem && <Problem problem={retry.problem} />}
      {retried !== null && <output className="note note-kept">{t('admin.jobs.retried', { n: retried })}</output>}
      <DataTable
        label={t('admin.jobs.title')}
        columns={useColumns(state, mayRetry ? (id) => void run([id]) : null)}
        rows={jobs.data?.rows ?? []}
        keyOf={(job) => job.id}
        loading={jobs.loading}
        problem={jobs.problem}
        onRetry={() => void jobs.refetch()}
        empty={<EmptyState title={t(`admin.jobs.empty.${state}`)}>{t('admin.jobs.emptyHint')}</EmptyState>}
        views={{ items: views, value: state, onChange: (key) => set({ state: key }) }}
        {...(mayRetry && {
          selection: {
            keys: picked,
            onChange: setPicked,
            bar: (
              <Button loading={retry.busy} onClick={() => void run(picked)}>
                {t('admin.jobs.retry')}
              </Button>
            ),
          },
        })}
      />
      {jobs.data && <JobHistory crons={jobs.data.crons} failures={jobs.data.failures} />}
    </div>
  )
}

function useColumns(state: z.infer<typeof JobState>, onRetry: ((id: string) => void) | null): Column<JobLine>[] {
  const { t, say } = useText()
  const at: Column<JobLine> =
    state === 'running'
      ? { key: 'since', title: t('admin.jobs.since'), render: (job) => job.lockedAt && <When at={job.lockedAt} ago /> }
      : { key: 'runAt', title: t('admin.jobs.runAt'), render: (job) => <When at={job.runAt} /> }
  return [
    {
      key: 'name',
      title: t('admin.jobs.name'),
      render: (job) => (
        <>
          {say(job.title)} <span className="code quiet">{job.name}</span>
        </>
      ),
    },
    at,
    {
      key: 'attempts',
      title: t('admin.jobs.attempts'),
      render: (job) => t('admin.jobs.attemptsOf', { n: job.attempts, max: job.maxAttempts }),
    },
    {
      key: 'error',
      title: t('admin.jobs.error'),
      width: '40%',
      render: (job) => (job.lastError ? <span className="code">{job.lastError}</span> : '—'),
    },
    ...(onRetry
      ? [
          {
            key: 'retry',
            title: '',
            render: (job: JobLine) => (
              <Button size="small" onClick={() => onRetry(job.id)}>
                {t('admin.jobs.retryOne')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
