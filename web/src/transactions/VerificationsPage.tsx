import { Link } from '@tanstack/react-router'
import {
  listVerifications,
  VerificationState,
  type VerificationRow,
} from '../../../src/transactions/identity/identity.contract.ts'
import { useList } from '../api/hooks.ts'
import type { Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ListTable } from '../parts/ListTable.tsx'
import { useNow } from '../parts/now.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'

/** What waits, soonest due first; and what was decided. */
export function VerificationsPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const state = VerificationState.catch('asked').parse(query['state'] ?? 'asked')
  const list = useList(listVerifications, { state, limit: 50 })
  return (
    <div className="page">
      <PageHead title={t('identity.desk.title')} lead={t('identity.desk.lead')} />
      <ListTable
        label={t('identity.desk.title')}
        columns={useColumns(state === 'asked')}
        of={list}
        empty={
          state === 'asked' ? (
            <EmptyState title={t('identity.desk.empty')}>{t('identity.desk.emptyHelp')}</EmptyState>
          ) : (
            <EmptyState title={t('identity.desk.emptyState')} />
          )
        }
        views={{
          items: VerificationState.options.map((key) => ({ key, label: t(`identity.state.${key}`), count: null })),
          value: state,
          onChange: (key: string) => setQuery({ state: key === 'asked' ? undefined : key }),
        }}
      />
    </div>
  )
}

function useColumns(waiting: boolean): Column<VerificationRow>[] {
  const { t } = useText()
  const now = useNow()
  return [
    {
      key: 'name',
      title: t('identity.desk.name'),
      render: (row) => (
        <Link to="/transactions/verifications/$id" params={{ id: row.id }}>
          {row.name ?? t('identity.desk.open')}
        </Link>
      ),
    },
    { key: 'asked', title: t('identity.desk.askedAt'), render: (row) => <When at={row.askedAt} /> },
    waiting
      ? {
          key: 'due',
          title: t('identity.desk.answerBy'),
          render: (row) => (
            <span className="row">
              <When at={row.answerBy} end />
              {Date.parse(row.answerBy) < now.getTime() && <StateTag tone="danger">{t('identity.desk.late')}</StateTag>}
            </span>
          ),
        }
      : {
          key: 'result',
          title: t('identity.desk.result'),
          render: (row) => (
            <div>
              {t(`identity.state.${row.state}`)}
              {row.why && <div className="quiet small">{t(`identity.why.${row.why}`)}</div>}
            </div>
          ),
        },
  ]
}
