import { Button } from 'antd'
import { useState } from 'react'
import { confirmDuty, listDuties, type Duty } from '../../../../src/privacy/management/duty.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { DutyForm } from './DutyForm.tsx'

const tones: Readonly<Record<Duty['state'], Tone>> = {
  confirmed: 'kept',
  'to-confirm': 'risk',
  overdue: 'danger',
  retired: 'plain',
}

/** Everybody at work sees who answers for what; the owner confirms, the privacy officer assigns. */
export function DutiesPage() {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(listDuties, {})
  const [view, setView] = useState<'all' | 'mine'>('all')
  const [open, setOpen] = useState<{ readonly duty: Duty | null } | null>(null)
  const act = useAct(confirmDuty, { refresh: [listDuties] })
  const mayAssign = data?.mayAssign ?? false
  const rows = (data?.rows ?? []).filter(({ mine }) => view === 'all' || mine)
  return (
    <div className="page">
      <PageHead
        title={t('privacyManagement.duties.title')}
        lead={t('privacyManagement.duties.lead')}
        action={
          mayAssign && (
            <Button type="primary" onClick={() => setOpen({ duty: null })}>
              {t('privacyManagement.duties.add')}
            </Button>
          )
        }
      />
      {act.problem && <Problem problem={act.problem} />}
      <DataTable
        label={t('privacyManagement.duties.title')}
        columns={useColumns({
          edit: mayAssign ? (duty) => setOpen({ duty }) : null,
          confirm: (duty) => void act.run({ id: duty.id }),
          busy: act.busy,
        })}
        rows={rows}
        keyOf={({ id }) => id}
        loading={loading}
        problem={problem}
        onRetry={() => void refetch()}
        csvName="duties"
        views={{
          items: (['all', 'mine'] as const).map((key) => ({ key, label: t(`privacyManagement.duties.${key}`) })),
          value: view,
          onChange: (key) => setView(key === 'mine' ? 'mine' : 'all'),
        }}
        empty={
          <EmptyState title={t('privacyManagement.duties.empty')}>{t('privacyManagement.duties.emptyHelp')}</EmptyState>
        }
      />
      {open && <DutyForm of={open.duty} onClose={() => setOpen(null)} />}
    </div>
  )
}

type Doing = {
  readonly edit: ((duty: Duty) => void) | null
  readonly confirm: (duty: Duty) => void
  readonly busy: boolean
}
function useColumns({ edit, confirm, busy }: Doing): Column<Duty>[] {
  const { t } = useText()
  const words = (state: Duty['state']) => t(`privacyManagement.duties.states.${state}`)
  return [
    {
      key: 'duty',
      title: t('privacyManagement.duties.duty'),
      csv: ({ title }) => title,
      render: ({ title, content }) => (
        <div>
          <strong>{title}</strong>
          <div className="quiet small">{content}</div>
        </div>
      ),
    },
    {
      key: 'owner',
      title: t('privacyManagement.duties.owner'),
      csv: ({ owner }) => owner.name,
      render: ({ owner }) => owner.name,
    },
    {
      key: 'deputy',
      title: t('privacyManagement.duties.deputy'),
      csv: ({ deputy }) => deputy?.name ?? '',
      render: ({ deputy }) => deputy?.name ?? <span className="quiet">{t('privacyManagement.duties.nobody')}</span>,
    },
    {
      key: 'state',
      title: t('privacyManagement.duties.state'),
      csv: ({ state }) => words(state),
      render: ({ state }) => <StateTag tone={tones[state]}>{words(state)}</StateTag>,
    },
    {
      key: 'by',
      title: t('privacyManagement.duties.by'),
      csv: ({ confirmBy }) => confirmBy ?? '',
      render: ({ confirmBy }) => (confirmBy ? <When at={confirmBy} /> : '—'),
    },
    {
      key: 'do',
      title: '',
      render: (duty) => (
        <div className="actions no-print">
          {duty.mine && duty.state !== 'confirmed' && (
            <Button size="small" loading={busy} onClick={() => confirm(duty)}>
              {t('privacyManagement.duties.confirm')}
            </Button>
          )}
          {edit && (
            <Button size="small" onClick={() => edit(duty)}>
              {t('privacyManagement.duties.edit')}
            </Button>
          )}
        </div>
      ),
    },
  ]
}
