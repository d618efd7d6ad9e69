import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import {
  exportMembers,
  listMembers,
  memberStates,
  type MemberRow,
} from '../../../../src/complaints/mass/member.contract.ts'
import { useList } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { Money } from '../../parts/Money.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useSession } from '../../shell/session.ts'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { Affected } from './Affected.tsx'

const filters = [...memberStates, 'late', 'missing', 'done', 'skipped'] as const
type Filter = (typeof filters)[number]

/** Every member with its amount; the shop and the authority see numbers in place of people. */
export function Members(props: {
  readonly of: ClaimView
  readonly picked: readonly string[]
  readonly onPick: (keys: readonly string[]) => void
}) {
  const { of, picked, onPick } = props
  const { t } = useText()
  const [filter, setFilter] = useState<Filter | undefined>()
  const list = useList(listMembers, { id: of.id, filter: filter ?? 'all', limit: 50 }, { refetchEveryMs: 15_000 })
  const columns = useColumns(of)
  const splits = of.steps.some(({ step, allowed }) => step === 'split' && allowed)
  const words = (value: Filter): string => {
    if (value === 'late') return t('mass.members.late')
    if (value === 'missing') return t('mass.totals.missing')
    if (value === 'done' || value === 'skipped') return t(`mass.members.carried.${value}`)
    return t(`mass.members.state.${value}`)
  }
  return (
    <section className="surface stack">
      <div className="row row-apart">
        <h2>{t('mass.members.title')}</h2>
        <a href={exportMembers.path.replace(':id', of.id)} download>
          {t('mass.members.export')}
        </a>
      </div>
      <Choice
        label={t('mass.members.filter')}
        value={filter ?? ''}
        all={t('mass.members.all')}
        options={filters.map((value) => ({ value, label: words(value) }))}
        onChange={setFilter}
      />
      <DataTable
        plain
        label={t('mass.members.title')}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.complaint?.id ?? String(row.number)}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        paging={list}
        empty={<p className="quiet">{t('mass.members.empty')}</p>}
        {...(splits && { selection: { keys: picked, onChange: onPick, bar: null } })}
      />
    </section>
  )
}

function useColumns(of: ClaimView): Column<MemberRow>[] {
  const { t, say } = useText()
  const { me } = useSession()
  const handles = me?.roles.some((role) => ['agent', 'mediator', 'arbitrator'].includes(role)) ?? false
  const enters = handles && of.viewer === 'platform' && of.closedAt === null
  return [
    {
      key: 'who',
      title: t('mass.members.complaint'),
      render: (row) =>
        row.complaint ? (
          <span>
            <Link to="/complaints/$id" params={{ id: row.complaint.id }} className="code">
              {row.complaint.receipt}
            </Link>{' '}
            <span className="quiet small">{t(`complaints.state.${row.complaint.state}`)}</span>
          </span>
        ) : (
          t('mass.members.masked', { number: row.number })
        ),
    },
    {
      key: 'stand',
      title: t('mass.members.stand'),
      width: '170px',
      render: (row) => (
        <span className="row">
          <StateTag tone={row.state === 'joined' ? 'kept' : 'plain'}>{t(`mass.members.state.${row.state}`)}</StateTag>
          <span className="small quiet">
            {[
              row.late && t('mass.members.late'),
              row.represents ? t('mass.members.represents') : row.stands && t('mass.members.stands'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      ),
    },
    {
      key: 'amount',
      title: t('mass.members.amount'),
      width: '30%',
      render: (row) => <AmountCell of={of} row={row} enters={enters} say={say} />,
    },
    {
      key: 'result',
      title: t('mass.members.result'),
      width: '150px',
      render: (row) =>
        row.result && (
          <span>
            <StateTag tone={row.result === 'done' ? 'kept' : 'risk'}>
              {t(`mass.members.carried.${row.result}`)}
            </StateTag>
            {row.skipped && <span className="small quiet"> {t(`mass.members.skipped.${row.skipped}`)}</span>}
          </span>
        ),
    },
  ]
}

type CellProps = {
  readonly of: ClaimView
  readonly row: MemberRow
  readonly enters: boolean
  readonly say: ReturnType<typeof useText>['say']
}
function AmountCell({ of, row, enters, say }: CellProps) {
  const { t } = useText()
  return (
    <div className="stack-tight">
      {row.amountFen !== null && <Money fen={row.amountFen} />}
      {row.words && <span className="small quiet">{say(row.words)}</span>}
      {row.awardedFen > 0 && (
        <span className="small">{t('mass.members.awarded', { amount: moneyWords(row.awardedFen) })}</span>
      )}
      {row.missing.map((what) => (
        <StateTag key={what} tone="risk">
          {t(`mass.members.missing.${what}`)}
        </StateTag>
      ))}
      {row.affected !== null && <span className="small quiet">{t('mass.members.affected', { n: row.affected })}</span>}
      {enters && row.complaint && row.missing.includes('affected') && row.state === 'joined' && (
        <Affected claim={of.id} complaint={row.complaint.id} />
      )}
    </div>
  )
}
