import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { listDebts, type DebtRow } from '../../../../src/complaints/payments/recourse.contract.ts'
import { useList } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Money } from '../../parts/Money.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

/** Shops that owe the platform what it paid first; the largest debt first. */
export function RecoursePage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const all = query['all'] === 'true'
  const list = useList(listDebts, { all, limit: 50 })
  return (
    <div className="page">
      <PageHead title={t('payments.recourse.title')} lead={t('payments.recourse.lead')} />
      <DataTable
        label={t('payments.recourse.title')}
        columns={useColumns()}
        rows={list.data?.rows ?? []}
        keyOf={(row) => `${row.merchant.id} ${row.currency}`}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('payments.recourse.empty')}>{t('payments.recourse.emptyHelp')}</EmptyState>}
        paging={list}
        csvName={t('payments.recourse.title')}
        filters={
          <Checkbox checked={all} onChange={(event) => setQuery({ all: event.target.checked ? 'true' : undefined })}>
            {t('payments.recourse.all')}
          </Checkbox>
        }
      />
    </div>
  )
}

function useColumns(): Column<DebtRow>[] {
  const { t } = useText()
  const amount = (key: 'owedFen' | 'advancedFen' | 'backFen'): Column<DebtRow> => ({
    key,
    title: t(`payments.recourse.${key}`),
    align: 'end',
    render: (row) => <Money fen={row[key]} currency={row.currency} />,
    csv: (row) => moneyWords(row[key], row.currency),
  })
  return [
    {
      key: 'merchant',
      title: t('payments.recourse.merchant'),
      render: ({ merchant }) => <Link to={`/recourse/${merchant.id}`}>{merchant.name}</Link>,
      csv: ({ merchant }) => merchant.name,
    },
    amount('owedFen'),
    amount('advancedFen'),
    amount('backFen'),
    {
      key: 'since',
      title: t('payments.recourse.since'),
      render: ({ since }) => <When at={since} />,
      csv: ({ since }) => since,
    },
  ]
}
