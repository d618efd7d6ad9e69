import { useNavigate } from '@tanstack/react-router'
import { fileAsGuest } from '../../../../src/complaints/guest/guest.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { amountOf } from '../filing-draft.ts'
import { asFiling, type GuestDraft } from './guest-draft.ts'
import type { VisitProps } from './visit.ts'

type Sending = VisitProps & { readonly draft: { readonly value: GuestDraft; readonly discard: () => void } }

/** Sends what was written, and goes to the case by its link; a proof that has ended is asked for again. */
export function useGuestSending({ draft, visit, change }: Sending) {
  const navigate = useNavigate()
  const act = useAct(fileAsGuest, { refresh: [] })
  const send = async () => {
    const { step: _, amount: __, category, orderNumber, shop, name, ...rest } = draft.value
    if (category === null || visit.proven === null) return
    const filed = await act.run({
      ...rest,
      category,
      proof: visit.proven.proof,
      amountFen: amountOf(asFiling(draft.value)) ?? 0,
      ...(orderNumber.trim() && { orderNumber }),
      ...(shop.trim() && { shop }),
      ...(name.trim() && { name }),
    })
    if (!filed) return
    draft.discard()
    change({ sent: null, proven: null })
    await navigate({ to: filed.page, search: { filed: 'yes' } })
  }
  return { ...act, send: () => void send() }
}
