import { lazy, Suspense, useState } from 'react'
import type { CaseView } from '../../../src/complaints/complaint.contract.ts'
import { Skeleton } from '../parts/Skeleton.tsx'
import { dayOf } from '../text/time.ts'
import { useText } from '../text/text.ts'
import type { KnownOfCase } from './remedies/prefill.ts'

const RemedyPanel = lazy(async () => ({ default: (await import('./remedies/RemedyPanel.tsx')).RemedyPanel }))

/** What may be asked for, worked out on request: it is opened by whoever wants the figures, and fetched only then. */
export function CaseRemedies({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const [opened, setOpened] = useState(false)
  return (
    <details className="surface case-remedies no-print" onToggle={() => setOpened(true)}>
      <summary>{t('remedies.panel.title')}</summary>
      {opened && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <RemedyPanel known={knownOf(of)} />
        </Suspense>
      )}
    </details>
  )
}

export function knownOf({ category, order }: CaseView): KnownOfCase {
  if (order === null) return { category }
  const lines = order.lines.filter((line) => line.concerned)
  const total = (of: (line: (typeof lines)[number]) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  return {
    category,
    boughtOn: dayOf(new Date(order.placedAt)),
    itemCount: total((line) => line.quantity),
    ...(order.currency === 'CNY' && { paidFen: total((line) => line.amountFen) }),
  }
}
