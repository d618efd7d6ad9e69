import { useEffect } from 'react'
import { Skeleton } from '../parts/Skeleton.tsx'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { Choice } from './Choice.tsx'
import { currencyOf, type StepProps } from './filing-check.ts'

export function LinesStep({ filing, change }: StepProps) {
  const { t } = useText()
  const { draft, order } = filing
  const only = order?.lines.length === 1 ? order.lines[0]?.id : undefined
  // Of one there is nothing to choose.
  useEffect(() => {
    if (only !== undefined && !draft.lineIds.includes(only)) change({ lineIds: [only] })
  }, [only, draft.lineIds, change])
  if (!order) return <Skeleton lines={4} />
  const toggle = (id: string) =>
    change({
      lineIds: draft.lineIds.includes(id) ? draft.lineIds.filter((one) => one !== id) : [...draft.lineIds, id],
    })
  return (
    <>
      <p className="row row-apart">
        <span className="quiet">{t('complaints.file.linesHelp')}</span>
        {order.lines.length > 1 && (
          <button
            type="button"
            className="plain-button"
            onClick={() => change({ lineIds: order.lines.map(({ id }) => id) })}
          >
            {t('complaints.file.all')}
          </button>
        )}
      </p>
      <fieldset className="choices">
        <legend className="only-read-aloud">{t('complaints.file.lines')}</legend>
        {order.lines.map((line) => {
          const chosen = draft.lineIds.includes(line.id)
          return (
            <Choice key={line.id} kind="checkbox" chosen={chosen} onChoose={() => toggle(line.id)} title={line.title}>
              {t('complaints.file.quantity', { n: line.quantity })} · {moneyWords(line.amountFen, currencyOf(order))}
            </Choice>
          )
        })}
      </fieldset>
    </>
  )
}
