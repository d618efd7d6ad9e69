import type { z } from 'zod'
import type { listJobs } from '../../../src/kernel/job/job.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'

type Jobs = z.output<(typeof listJobs)['output']>

/** What runs by the calendar, and what went wrong lately, also when a retry has healed it. */
export function JobHistory({ crons, failures }: Pick<Jobs, 'crons' | 'failures'>) {
  const { t, say } = useText()
  return (
    <>
      <section className="stack">
        <h2>{t('admin.jobs.crons')}</h2>
        <DataTable
          label={t('admin.jobs.crons')}
          plain
          rows={crons}
          keyOf={(cron) => cron.name}
          empty={<EmptyState title={t('admin.jobs.never')} />}
          columns={[
            { key: 'name', title: t('admin.jobs.name'), render: (cron) => say(cron.title) },
            {
              key: 'pattern',
              title: t('admin.jobs.pattern'),
              render: (cron) => <span className="code">{cron.pattern}</span>,
            },
            {
              key: 'last',
              title: t('admin.jobs.lastRun'),
              render: (cron) => (cron.lastRun ? <When at={cron.lastRun} ago /> : t('admin.jobs.never')),
            },
          ]}
        />
      </section>
      {failures.length > 0 && (
        <section className="stack">
          <h2>{t('admin.jobs.failures')}</h2>
          <DataTable
            label={t('admin.jobs.failures')}
            plain
            rows={failures}
            keyOf={(failure) => failure.id}
            empty={null}
            columns={[
              { key: 'at', title: t('admin.jobs.failedAt'), render: (failure) => <When at={failure.failedAt} /> },
              { key: 'name', title: t('admin.jobs.name'), render: (failure) => say(failure.title) },
              { key: 'attempt', title: t('admin.jobs.attempts'), render: (failure) => failure.attempt },
              {
                key: 'final',
                title: '',
                render: (failure) => (
                  <StateTag tone={failure.final ? 'danger' : 'risk'}>
                    {t(failure.final ? 'admin.jobs.final' : 'admin.jobs.willRetry')}
                  </StateTag>
                ),
              },
              {
                key: 'error',
                title: t('admin.jobs.error'),
                width: '40%',
                render: (failure) => <span className="code">{failure.error}</span>,
              },
            ]}
          />
        </section>
      )}
    </>
  )
}
