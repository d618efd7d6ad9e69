import { Link } from '@tanstack/react-router'
import { listAlarms, type Alarm } from '../../../../src/privacy/warning/warning.contract.ts'
import { useList } from '../../api/hooks.ts'
import type { Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { ListTable } from '../../parts/ListTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { LevelMark, VerdictMark } from './marks.tsx'

const tabs = ['waiting', 'triaged', 'all'] as const

/** What somebody should look at now: critical ones that wait stand first, whatever else there is. */
export function AlarmsPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const tab = tabs.find((one) => one === query['tab']) ?? 'waiting'
  const list = useList(listAlarms, { tab, limit: 50 }, { refetchEveryMs: 30_000 })
  return (
    <div className="page">
      <PageHead
        title={t('warning.title')}
        lead={t('warning.lead')}
        action={<Link to="/privacy/signals/rules">{t('warning.toRules')}</Link>}
      />
      <ListTable
        label={t('warning.title')}
        of={list}
        columns={useColumns()}
        empty={<EmptyState title={t(`warning.empty.${tab}`)}>{t('warning.emptyHelp')}</EmptyState>}
        views={{
          items: tabs.map((key) => ({ key, label: t(`warning.tab.${key}`), count: null })),
          value: tab,
          onChange: (next) => setQuery({ tab: next }),
        }}
      />
    </div>
  )
}

function useColumns(): Column<Alarm>[] {
  const { t, say } = useText()
  return [
    {
      key: 'what',
      title: t('warning.what'),
      width: '40%',
      render: (one) => (
        <>
          <Link to="/privacy/signals/$id" params={{ id: one.id }}>
            {say(one.title)}
          </Link>
          <div className="quiet small">{say(one.why)}</div>
        </>
      ),
    },
    { key: 'level', title: t('warning.level'), render: (one) => <LevelMark level={one.level} /> },
    {
      key: 'who',
      title: t('warning.who'),
      render: (one) => one.actor.name ?? <span className="code">{one.actor.id}</span>,
    },
    { key: 'score', title: t('warning.score'), align: 'end', render: (one) => one.actor.score },
    { key: 'times', title: t('warning.times'), align: 'end', render: (one) => one.times },
    { key: 'at', title: t('warning.at'), render: (one) => <When at={one.raisedAt} /> },
    {
      key: 'state',
      title: t('warning.state'),
      render: (one) =>
        one.verdict === null ? (
          <span>
            {t('warning.due')} <When at={one.dueAt} />
          </span>
        ) : (
          <VerdictMark verdict={one.verdict} />
        ),
    },
  ]
}
