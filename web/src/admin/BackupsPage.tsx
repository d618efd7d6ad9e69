import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { askBackup, askDrill, listBackups, type BackupView } from '../../../src/kernel/backup/backup.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Figure } from '../parts/Figure.tsx'
import { useNow } from '../parts/now.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { StateTag, type Tone } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { sizeOf, spanOf } from './backup-numbers.ts'
import { BackupPlace, BackupSetUp } from './BackupPlace.tsx'
import { Drills } from './Drills.tsx'

type Backups = z.infer<(typeof listBackups)['output']>
const whileRunningMs = 2_000
const otherwiseMs = 30_000

/** What would be lost, how long putting it back takes, and whether that was tried. */
export function BackupsPage() {
  const { t } = useText()
  const [running, setRunning] = useState(false)
  const { data, loading, problem, refetch } = useRoute(
    listBackups,
    {},
    { keep: true, refetchEveryMs: running ? whileRunningMs : otherwiseMs },
  )
  const newest = data?.backups[0]?.id ?? ''
  // What the newest backup was when another was asked for: until there is a newer one, that waits for its job.
  const [asked, setAsked] = useState<string | null>(null)
  const waiting = asked === newest
  const busy = waiting || (data ? isBusy(data) : false)
  if (busy !== running) setRunning(busy)
  const retry = () => void refetch()
  return (
    <div className="page stack">
      <PageHead title={t('backups.title')} lead={t('backups.lead')} />
      {data && !data.place && <BackupSetUp />}
      {data?.place && <Actions busy={busy} onAsked={() => setAsked(newest)} />}
      {waiting && <output className="note">{t('backups.queued')}</output>}
      {data?.place && data.overdue && (
        <p className="note note-danger">
          {data.passed ? t('backups.overdue', { n: data.overdueDays }) : t('backups.untried')}
        </p>
      )}
      {data?.place && <Figures {...data} />}
      <h2>{t('backups.drills')}</h2>
      <p className="quiet">{t('backups.drillsLead')}</p>
      <Drills rows={data?.drills ?? []} loading={loading} problem={problem} onRetry={retry} />
      <h2>{t('backups.list')}</h2>
      <DataTable
        plain
        label={t('backups.list')}
        columns={useColumns()}
        rows={data?.backups ?? []}
        keyOf={({ id }) => id}
        loading={loading}
        problem={problem}
        onRetry={retry}
        empty={<EmptyState title={t('backups.empty')}>{t('backups.emptyHint')}</EmptyState>}
      />
      {data?.place && <BackupPlace {...data.place} />}
    </div>
  )
}

const isBusy = ({ backups, drills }: Backups): boolean =>
  backups.some(({ state }) => state === 'running') ||
  drills.some(({ state }) => state === 'waiting' || state === 'running')

function Actions(props: { readonly busy: boolean; readonly onAsked: () => void }) {
  const { t } = useText()
  const { me } = useSession()
  const make = useAct(askBackup, { refresh: [listBackups], done: props.onAsked })
  const drill = useAct(askDrill, { refresh: [listBackups] })
  if (!me?.roles.includes('admin')) return null
  const problem = make.problem ?? drill.problem
  return (
    <>
      {problem && <Problem problem={problem} />}
      <div className="row">
        <Button type="primary" loading={make.busy} disabled={props.busy} onClick={() => void make.run({})}>
          {t('backups.make')}
        </Button>
        <Button loading={drill.busy} disabled={props.busy} onClick={() => void drill.run({})}>
          {t('backups.drill')}
        </Button>
      </div>
    </>
  )
}

function Figures({ newestAt, passed, overdue }: Backups) {
  const { t } = useText()
  const now = useNow()
  const span = (ms: number): string => {
    const { unit, n } = spanOf(ms)
    return t(`backups.units.${unit}`, { n })
  }
  const since = (at: string): number => Math.max(0, now.getTime() - Date.parse(at))
  const late = newestAt === null || since(newestAt) > 1.5 * 86_400_000
  return (
    <div className="figures">
      <Figure
        label={t('backups.figures.rpo')}
        value={newestAt ? span(since(newestAt)) : t('backups.figures.noBackup')}
        tone={late ? 'danger' : 'kept'}
        definition={t('backups.figures.rpoHelp')}
      />
      <Figure
        label={t('backups.figures.rto')}
        value={passed ? span(passed.tookMs) : t('backups.figures.never')}
        tone={passed ? 'kept' : 'risk'}
        definition={t('backups.figures.rtoHelp')}
      />
      <Figure
        label={t('backups.figures.last')}
        value={passed ? t('backups.figures.ago', { n: span(since(passed.at)) }) : t('backups.figures.never')}
        tone={overdue ? 'danger' : 'kept'}
      />
    </div>
  )
}

const tones = { running: 'info', made: 'kept', failed: 'danger', expired: 'plain' } as const satisfies Record<
  BackupView['state'],
  Tone
>

function useColumns(): Column<BackupView>[] {
  const { t } = useText()
  const count = (n: number | null) => (n === null ? '—' : n.toLocaleString('en'))
  return [
    { key: 'begun', title: t('backups.begun'), render: (one) => <When at={one.startedAt} /> },
    { key: 'kind', title: t('backups.kind'), render: (one) => t(`backups.kinds.${one.kind}`) },
    {
      key: 'state',
      title: t('backups.state'),
      render: (one) => (
        <>
          <StateTag tone={tones[one.state]}>{t(`backups.states.${one.state}`)}</StateTag>
          {one.problem && <div className="small">{t(`backups.problems.${one.problem}`)}</div>}
          {one.missing !== null && one.missing > 0 && (
            <div className="small">{t('backups.missing', { n: one.missing })}</div>
          )}
        </>
      ),
    },
    {
      key: 'size',
      title: t('backups.size'),
      align: 'end',
      render: (one) => (one.bytes === null ? '—' : sizeOf(one.bytes)),
    },
    { key: 'rows', title: t('backups.rows'), align: 'end', render: (one) => count(one.rows) },
    {
      key: 'files',
      title: t('backups.files'),
      align: 'end',
      render: (one) =>
        one.kind === 'keys' ? (
          '—'
        ) : (
          <div>
            {count(one.files)}
            {one.newFiles !== null && one.newFiles > 0 && (
              <div className="small quiet">{t('backups.newFiles', { n: one.newFiles })}</div>
            )}
          </div>
        ),
    },
  ]
}
