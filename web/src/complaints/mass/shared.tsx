import type { z } from 'zod'
import type { ClaimState } from '../../../../src/complaints/mass/claim.contract.ts'
import type { Shared } from '../../../../src/complaints/mass/cluster.contract.ts'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'

const tones = {
  gathering: 'info',
  found: 'risk',
  carrying: 'risk',
  carried: 'kept',
  closed: 'plain',
  merged: 'plain',
} as const satisfies Record<ClaimState, Tone>

export function ClaimTag({ state }: { readonly state: ClaimState }) {
  const { t } = useText()
  return <StateTag tone={tones[state]}>{t(`mass.state.${state}`)}</StateTag>
}

/** What they have in common, in words. */
export function useSharedWords() {
  const { t, say } = useText()
  return ({ kind, item, category, defect, lot }: z.infer<typeof Shared>): string => {
    if (category) return t('massLeads.sharing.category', { category: t(`complaints.category.${category}`) })
    if (defect) return t('massLeads.sharing.defect', { defect: say(defect) })
    if (lot) return t('massLeads.sharing.lot', { lot })
    return kind === 'alike' ? t('massLeads.sharing.alike') : t('massLeads.sharing.item', { item: item ?? '' })
  }
}
