import { useText } from '../../text/text.ts'
import type { Category } from '../filing-check.ts'
import { amountOf } from '../filing-draft.ts'
import { DemandNames } from '../demand/FilingDemands.tsx'
import { AddedFiles, AskedFor, Part, ToldStory } from '../ReviewParts.tsx'
import { asFiling, type GuestDraft, type GuestStep } from './guest-draft.ts'
import type { Visit } from './visit.ts'

type Props = {
  readonly draft: GuestDraft
  readonly category: Category | null
  readonly visit: Visit
  readonly goTo: (step: GuestStep) => void
}

/** Everything once more before it is sent; each part leads back to its question. */
export function GuestReview({ draft, category, visit, goTo }: Props) {
  const { t, say } = useText()
  return (
    <>
      <p className="quiet">{t('complaints.file.reviewHelp')}</p>
      <div className="surface stack">
        <Part title={t('guest.file.goods')} onFix={() => goTo('goods')}>
          <p>{[draft.orderNumber, draft.shop].filter(Boolean).join(' · ') || t('guest.file.unknown')}</p>
        </Part>
        <Part title={category ? say(category.title) : ''} onFix={() => goTo('story')}>
          <ToldStory draft={draft} category={category} />
        </Part>
        <Part title={t('complaints.track.claim')} onFix={() => goTo('claim')}>
          <AskedFor draft={draft} amount={amountOf(asFiling(draft)) ?? 0} currency="CNY" />
          <DemandNames demands={draft.demands} />
        </Part>
        <Part title={t('guest.contact.title')} onFix={() => goTo('contact')}>
          <p>{[draft.name, visit.proven?.contact].filter(Boolean).join(' · ')}</p>
        </Part>
        <Part title={t('complaints.track.evidence')} onFix={() => goTo('evidence')}>
          <AddedFiles draft={draft} />
        </Part>
      </div>
    </>
  )
}
