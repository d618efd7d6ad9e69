import { Link } from '@tanstack/react-router'
import { readDebt, type DebtView } from '../../../../src/complaints/payments/recourse.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { Money } from '../../parts/Money.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { When } from '../../parts/When.tsx'
import { useId } from '../../shell/place.ts'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { RecoverForm } from './RecoverForm.tsx'
import { Recoveries } from './Recoveries.tsx'
import './payments.css'

/** One shop: what the platform paid for it, what came back, and how to get the rest. */
export function DebtPage() {
  const { t } = useText()
  const id = useId()
  const journal = useJournal()
  const { data, problem, refetch } = useRoute(readDebt, { id, limit: 200 })
  if (problem)
    return (
      <div className="page">
        <Problem problem={problem} onRetry={() => void refetch()} />
      </div>
    )
  if (!data)
    return (
      <div className="page">
        <Skeleton lines={10} />
      </div>
    )
  return (
    <div className="page stack">
      <header className="stack-tight">
        <p className="small no-print">
          <Link to="/recourse">{t('payments.recourse.title')}</Link>
        </p>
        <h1>{data.name}</h1>
      </header>
      <Figures of={data} />
      {data.mayRecover && data.debts.some(({ owedFen }) => owedFen > 0) && <RecoverForm of={data} />}
      {data.recoveries.length > 0 && <Recoveries of={data} />}
      <section className="stack-tight">
        <h2>{t('payments.journal.title')}</h2>
        <DataTable
          plain
          label={t('payments.journal.title')}
          columns={journal}
          rows={data.journal}
          keyOf={({ id: line }) => line}
          csvName={t('payments.journal.title')}
          empty={<EmptyState title={t('payments.journal.empty')}>{t('payments.journal.emptyHelp')}</EmptyState>}
        />
        {data.next && <p className="quiet small">{t('payments.journal.more')}</p>}
      </section>
    </div>
  )
}

function Figures({ of }: { readonly of: DebtView }) {
  const { t } = useText()
  return (
    <div className="figures">
      {of.debts.map((debt) => [
        <Figure
          key={`owed ${debt.currency}`}
          label={t('payments.recourse.owedFen')}
          value={moneyWords(debt.owedFen, debt.currency)}
          {...(debt.owedFen > 0 && { tone: 'risk' as const })}
        />,
        <Figure
          key={`paid ${debt.currency}`}
          label={t('payments.recourse.advancedFen')}
          value={moneyWords(debt.advancedFen, debt.currency)}
        />,
        <Figure
          key={`back ${debt.currency}`}
          label={t('payments.recourse.backFen')}
          value={moneyWords(debt.backFen, debt.currency)}
        />,
      ])}
      {of.deposit && <Figure label={t('payments.recourse.deposit')} value={moneyWords(of.deposit.availableFen)} />}
    </div>
  )
}

type Line = DebtView['journal'][number]
function useJournal(): Column<Line>[] {
  const { t } = useText()
  const account = (name: Line['from']) => t(`payments.account.${name}`)
  return [
    { key: 'at', title: t('payments.journal.at'), render: ({ at }) => <When at={at} />, csv: ({ at }) => at },
    {
      key: 'from',
      title: t('payments.journal.from'),
      render: ({ from }) => account(from),
      csv: ({ from }) => account(from),
    },
    { key: 'to', title: t('payments.journal.to'), render: ({ to }) => account(to), csv: ({ to }) => account(to) },
    {
      key: 'amount',
      title: t('payments.amount'),
      align: 'end',
      render: (line) => <Money fen={line.amountFen} currency={line.currency} />,
      csv: (line) => moneyWords(line.amountFen, line.currency),
    },
    {
      key: 'complaint',
      title: t('payments.journal.complaint'),
      render: ({ complaint }) =>
        complaint ? <span className="code small">{complaint.receipt}</span> : <span className="quiet">–</span>,
      csv: ({ complaint }) => complaint?.receipt ?? '',
    },
  ]
}
