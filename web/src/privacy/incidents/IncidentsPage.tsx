import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { IncidentRow } from '../../../../src/privacy/incident/incident.contract.ts'
import { listIncidents, officers } from '../../../../src/privacy/incident/incident-routes.contract.ts'
import { useList } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import type { Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { ListTable } from '../../parts/ListTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { When } from '../../parts/When.tsx'
import { maySee } from '../../shell/page.ts'
import { useQueryState } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { DrillMark, IncidentMark } from './marks.tsx'

const tabs = ['open', 'closed', 'drills'] as const

/** Incidents by how much time is left; drills apart from what really happened. */
export function IncidentsPage() {
  const { t } = useText()
  const { me } = useSession()
  const [query, setQuery] = useQueryState()
  const tab = tabs.find((one) => one === query['tab']) ?? 'open'
  const list = useList(listIncidents, { tab, limit: 50 }, { refetchEveryMs: 60_000 })
  return (
    <div className="page">
      <PageHead
        title={t('incidents.title')}
        lead={t('incidents.lead')}
        action={
          maySee(me, officers) && (
            <Link to="/privacy/incidents/new">
              <Button type="primary" tabIndex={-1}>
                {t('incidents.new.title')}
              </Button>
            </Link>
          )
        }
      />
      <ListTable
        label={t('incidents.title')}
        columns={useColumns()}
        of={list}
        empty={<EmptyState title={t(`incidents.empty.${tab}`)}>{t('incidents.emptyHelp')}</EmptyState>}
        views={{
          items: tabs.map((key) => ({ key, label: t(`incidents.tab.${key}`), count: null })),
          value: tab,
          onChange: (next: string) => setQuery({ tab: next }),
        }}
      />
    </div>
  )
}

function useColumns(): Column<IncidentRow>[] {
  const { t } = useText()
  return [
    {
      key: 'incident',
      title: t('incidents.column.incident'),
      render: (row) => (
        <div>
          <Link to="/privacy/incidents/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
          <div className="quiet small">
            <span className="code">{row.number}</span> · {t(`incidents.kind.${row.kind}`)}
          </div>
        </div>
      ),
    },
    {
      key: 'state',
      title: t('incidents.column.state'),
      width: '200px',
      render: (row) => (
        <div>
          <IncidentMark state={row.state} /> {row.drill && <DrillMark />}
        </div>
      ),
    },
    {
      key: 'grade',
      title: t('incidents.column.grade'),
      width: '110px',
      render: (row) => (row.grade === null ? '—' : t(`incidents.grade.${row.grade}`)),
    },
    { key: 'found', title: t('incidents.column.found'), width: '190px', render: (row) => <When at={row.foundAt} /> },
    {
      key: 'clock',
      title: t('incidents.column.clock'),
      width: '26%',
      render: (row) => (row.clock ? <ClockBar clock={row.clock} compact /> : '—'),
    },
  ]
}
