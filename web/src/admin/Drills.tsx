import { Progress } from 'antd'
import { drillSteps, type DrillView } from '../../../src/kernel/backup/backup.contract.ts'
import type { ApiProblem } from '../api/problem.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { StateTag, type Tone } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { spanOf } from './backup-numbers.ts'

const tones = { waiting: 'plain', running: 'info', passed: 'kept', failed: 'danger' } as const satisfies Record<
  DrillView['state'],
  Tone
>

export function Drills(props: {
  readonly rows: readonly DrillView[]
  readonly loading: boolean
  readonly problem: ApiProblem | null
  readonly onRetry: () => void
}) {
  const { t } = useText()
  return (
    <DataTable
      plain
      label={t('backups.drills')}
      columns={useColumns()}
      keyOf={({ id }) => id}
      empty={<EmptyState title={t('backups.noDrill')}>{t('backups.noDrillHelp')}</EmptyState>}
      {...props}
    />
  )
}

function useColumns(): Column<DrillView>[] {
  const { t } = useText()
  const span = (ms: number): string => {
    const { unit, n } = spanOf(ms)
    return t(`backups.units.${unit}`, { n })
  }
  return [
    {
      key: 'asked',
      title: t('backups.asked'),
      render: (one) => (
        <div>
          <When at={one.askedAt} />
          <div className="small quiet">{t(one.askedBy === null ? 'backups.byTime' : 'backups.byPerson')}</div>
        </div>
      ),
    },
    { key: 'taken', title: t('backups.taken'), render: (one) => (one.takenAt ? <When at={one.takenAt} /> : '—') },
    {
      key: 'state',
      title: t('backups.state'),
      width: '26%',
      render: (one) => (
        <>
          <StateTag tone={tones[one.state]}>{t(`backups.drillStates.${one.state}`)}</StateTag>
          {one.problem && <div className="small">{t(`backups.drillProblems.${one.problem}`)}</div>}
          {one.state === 'running' && one.step && <Going step={one.step} />}
        </>
      ),
    },
    { key: 'took', title: t('backups.took'), render: (one) => (one.tookMs === null ? '—' : span(one.tookMs)) },
    {
      key: 'looked',
      title: t('backups.looked'),
      width: '30%',
      render: (one) => (one.state === 'passed' ? t('backups.lookedAt', countsOf(one)) : '—'),
    },
  ]
}

const countsOf = ({ rows, cells, facts, files }: DrillView) => ({
  rows: (rows ?? 0).toLocaleString('en'),
  cells: cells ?? 0,
  facts: (facts ?? 0).toLocaleString('en'),
  files: files ?? 0,
})

function Going({ step }: { readonly step: NonNullable<DrillView['step']> }) {
  const { t } = useText()
  const n = drillSteps.indexOf(step) + 1
  const words = t('backups.stepOf', { n, of: drillSteps.length, step: t(`backups.steps.${step}`) })
  return (
    <div aria-live="polite">
      <Progress
        percent={Math.round(((n - 1) / drillSteps.length) * 100)}
        size="small"
        showInfo={false}
        aria-label={words}
      />
      <span className="small">{words}</span>
    </div>
  )
}
