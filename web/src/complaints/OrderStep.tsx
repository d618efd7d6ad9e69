import { Button, Input } from 'antd'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { listMine } from '../../../src/complaints/filing.contract.ts'
import { listOrders, type OrderRow } from '../../../src/marketplace/order.contract.ts'
import { useFeed, useRoute } from '../api/hooks.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { moneyWords } from '../text/money.ts'
import { whenWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { Choice } from './Choice.tsx'
import { emptyDraft } from './filing-draft.ts'
import type { StepProps } from './filing-check.ts'

export function OrderStep({ filing, change }: StepProps) {
  const { t } = useText()
  const { shop } = filing
  const [typed, setTyped] = useState('')
  const text = usePause(typed)
  const orders = useFeed(listOrders, { limit: 20, ...(text && { text }), ...(shop && { merchant: shop.id }) })
  const rows = orders.pages.flatMap((page) => page.rows)
  // Another order makes its lines and its amount meaningless; what was written stays.
  const choose = (orderId: string) => {
    if (orderId !== filing.draft.orderId) change({ orderId, lineIds: emptyDraft.lineIds, amount: '' })
  }
  return (
    <>
      <p className="quiet">{t('complaints.file.lead')}</p>
      <Input
        allowClear
        aria-label={t('complaints.file.search')}
        placeholder={t('complaints.file.search')}
        maxLength={80}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {orders.problem && <Problem problem={orders.problem} onRetry={() => void orders.refetch()} />}
      {orders.loading && <Skeleton lines={5} />}
      {!orders.loading && !orders.problem && rows.length === 0 && (
        <EmptyState
          title={shop ? t('column.door.noOrders', { shop: shop.name }) : t('complaints.file.noOrders')}
          action={shop && <Button onClick={shop.leave}>{t('column.door.leave')}</Button>}
        >
          {t('complaints.file.noOrdersHelp')}
        </EmptyState>
      )}
      <fieldset className="choices">
        <legend className="only-read-aloud">{t('complaints.file.order')}</legend>
        {rows.map((row) => (
          <OrderChoice key={row.id} row={row} chosen={row.id === filing.draft.orderId} onChoose={choose} />
        ))}
      </fieldset>
      {orders.hasMore && (
        <Button loading={orders.loadingMore} onClick={orders.more}>
          {t('complaints.file.moreOrders')}
        </Button>
      )}
    </>
  )
}

type ChoiceProps = { readonly row: OrderRow; readonly chosen: boolean; readonly onChoose: (id: string) => void }

function OrderChoice({ row, chosen, onChoose }: ChoiceProps) {
  const { t, language } = useText()
  const currency = row.currency === 'BRL' || row.currency === 'GBP' ? row.currency : 'CNY'
  const title = row.lineCount > 1 ? t('complaints.file.goods', { title: row.title, n: row.lineCount }) : row.title
  return (
    <div>
      <Choice kind="radio" name="order" chosen={chosen} onChoose={() => onChoose(row.id)} title={title}>
        {t('complaints.file.placed', {
          when: whenWords(row.placedAt, language),
          amount: moneyWords(row.totalFen, currency),
        })}
        <br />
        {row.merchant?.name} · <span className="code">{row.number}</span>
      </Choice>
      {chosen && <OpenAlready order={row.id} />}
    </div>
  )
}

/** Said before the form is filled in, not after. */
function OpenAlready({ order }: { readonly order: string }) {
  const { t } = useText()
  const { data } = useRoute(listMine, { order, open: 'yes', limit: 1 })
  const [open] = data?.rows ?? []
  if (!open) return null
  return (
    <p className="note note-risk">
      {t('complaints.file.already', { receipt: open.receipt })}{' '}
      <Link to={`/complaints/${open.id}`}>{t('complaints.file.openIt')}</Link>
    </p>
  )
}

/** What was typed, once the reader pauses. */
function usePause(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), 250)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
