import { CategoryStep } from '../CategoryStep.tsx'
import { ClaimStep } from '../ClaimStep.tsx'
import { EvidenceStep } from '../EvidenceStep.tsx'
import type { Filing } from '../filing-check.ts'
import { StoryStep } from '../StoryStep.tsx'
import { useText } from '../../text/text.ts'
import { ContactStep } from './ContactStep.tsx'
import { GoodsStep } from './GoodsStep.tsx'
import { forShared, type GuestChange, type GuestDraft, type GuestStep } from './guest-draft.ts'
import { GuestReview } from './GuestReview.tsx'
import type { VisitProps } from './visit.ts'

type Props = VisitProps & {
  readonly draft: { readonly value: GuestDraft; readonly change: GuestChange }
  readonly filing: Filing
  readonly goTo: (step: GuestStep) => void
  readonly onBusy: (busy: boolean) => void
}

/** The question on the screen: those that an account does not change are the same as for everybody. */
export function GuestStepBody({ draft, visit, change, filing, goTo, onBusy }: Props) {
  const { t } = useText()
  const shared = { filing, change: forShared(draft.change), onBusy, goTo: () => {} }
  switch (draft.value.step) {
    case 'goods':
      return <GoodsStep draft={draft.value} change={draft.change} />
    case 'category':
      return <CategoryStep {...shared} />
    case 'story':
      return <StoryStep {...shared} />
    case 'claim':
      return <ClaimStep {...shared} />
    case 'contact':
      return <ContactStep visit={visit} change={change} draft={draft.value} changeDraft={draft.change} />
    case 'evidence':
      return visit.proven ? <EvidenceStep {...shared} /> : <p className="note">{t('guest.contact.first')}</p>
    case 'review':
      return <GuestReview draft={draft.value} category={filing.category} visit={visit} goTo={goTo} />
  }
}
