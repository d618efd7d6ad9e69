import { Link } from '@tanstack/react-router'
import type { PenaltyRow } from '../../../src/governance/penalties/penalty.contract.ts'
import { ClockBar } from '../parts/ClockBar.tsx'
import type { Column } from '../parts/DataTable.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { PenaltyMark } from './marks.tsx'

export function usePenaltyColumns(): Column<PenaltyRow>[] {
  const { t, say } = useText()
  return [
    {
      key: 'penalty',
      title: t('penalties.column.penalty'),
      render: (row) => (
        <div>
          <Link to="/penalties/$id" params={{ id: row.id }}>
            {say(row.violation.title)}
          </Link>
          <div className="quiet small">
            <span className="code">{row.number}</span> · {t(`penalties.catalogue.levels.${row.violation.level}`)}
          </div>
        </div>
      ),
    },
    { key: 'merchant', title: t('penalties.column.merchant'), render: (row) => row.merchant.name },
    {
      key: 'state',
      title: t('penalties.column.state'),
      width: '170px',
      render: (row) => (
        <div>
          <PenaltyMark state={row.state} />
          {row.overdue && <StateTag tone="danger">{t('penalties.overdue')}</StateTag>}
        </div>
      ),
    },
    {
      key: 'points',
      title: t('penalties.column.points'),
      width: '90px',
      render: (row) => (row.points === null ? '—' : t('penalties.points', { n: row.points })),
    },
    {
      key: 'clock',
      title: t('penalties.column.clock'),
      width: '28%',
      render: (row) =>
        row.clock ? <ClockBar clock={row.clock} compact /> : <When at={row.decidedAt ?? row.openedAt} />,
    },
  ]
}
