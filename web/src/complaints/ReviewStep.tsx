import { useText } from '../text/text.ts'
import { DemandNames } from './demand/FilingDemands.tsx'
import { amountOf } from './filing-draft.ts'
import { currencyOf, type StepProps } from './filing-check.ts'
import { AddedFiles, AskedFor, Part, ToldStory } from './ReviewParts.tsx'

/** Everything once more, as the other side will read it; each part leads back to its question. */
export function ReviewStep({ filing, goTo }: StepProps) {
  const { t, say, clauses } = useText()
  const { draft, order, category } = filing
  const lines = order?.lines.filter(({ id }) => draft.lineIds.includes(id)) ?? []
  return (
    <>
      <p className="quiet">{t('complaints.file.reviewHelp')}</p>
      <div className="surface stack">
        <Part title={t('complaints.track.order')} onFix={() => goTo('lines')}>
          <p>{clauses(lines.map(({ title }) => title))}</p>
          <p className="quiet small">
            {order?.merchant?.name} · <span className="code">{order?.number}</span>
          </p>
        </Part>
        <Part title={category ? say(category.title) : ''} onFix={() => goTo('story')}>
          <ToldStory draft={draft} category={category} />
        </Part>
        <Part title={t('complaints.track.claim')} onFix={() => goTo('claim')}>
          <AskedFor draft={draft} amount={amountOf(draft) ?? 0} currency={currencyOf(order)} />
          <DemandNames demands={draft.demands} />
        </Part>
        <Part title={t('complaints.track.evidence')} onFix={() => goTo('evidence')}>
          <AddedFiles draft={draft} />
        </Part>
      </div>
    </>
  )
}
