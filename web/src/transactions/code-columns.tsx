import type { CodeRow } from '../../../src/transactions/dynamic-code/code.contract.ts'
import type { Column } from '../parts/DataTable.tsx'
import { StateTag, type Tone } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'

const tones: Readonly<Record<CodeRow['state'], Tone>> = {
  open: 'info',
  redeemed: 'kept',
  burnt: 'danger',
  void: 'plain',
  expired: 'plain',
}

export function useCodeColumns(): Column<CodeRow>[] {
  const { t } = useText()
  return [
    { key: 'time', title: t('payCode.list.time'), width: '190px', render: (row) => <When at={row.createdAt} /> },
    {
      key: 'what',
      title: t('payCode.list.what'),
      render: (row) => (
        <div>
          {t(`payCode.list.form.${row.form}`)}
          <div className="quiet small">{t(`payCode.purpose.${row.purpose}`)}</div>
        </div>
      ),
    },
    { key: 'shop', title: t('payCode.list.shop'), render: (row) => row.payee.name || '—' },
    {
      key: 'amount',
      title: t('payCode.list.amount'),
      align: 'end',
      render: (row) => (
        <div className="number">
          {row.amountFen === null ? '—' : moneyWords(row.amountFen, row.currency)}
          <div className="quiet small">
            {t('payCode.list.ofHighest', { amount: moneyWords(row.highestFen, row.currency) })}
          </div>
        </div>
      ),
    },
    { key: 'grade', title: t('payCode.list.gradeTitle'), render: (row) => t(`payCode.list.grades.${row.grade}`) },
    { key: 'result', title: t('payCode.list.result'), render: (row) => <CodeResult of={row} /> },
    {
      key: 'number',
      title: t('payCode.list.number'),
      render: (row) => (row.transaction?.startsWith('till-') ? '—' : (row.transaction ?? '—')),
    },
  ]
}

function CodeResult({ of }: { readonly of: CodeRow }) {
  const { t } = useText()
  return (
    <div className="stack-tight">
      <span className="row">
        <StateTag tone={tones[of.state]}>{t(`payCode.list.state.${of.state}`)}</StateTag>
        {of.replays > 0 && <StateTag tone="risk">{t('payCode.list.replays', { n: of.replays })}</StateTag>}
        {of.overCap && <StateTag tone="risk">{t('payCode.list.overCap')}</StateTag>}
      </span>
      {of.why && <span className="quiet small">{t(`payCode.why.${of.why}`)}</span>}
    </div>
  )
}
