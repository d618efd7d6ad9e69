import type { RequestRow } from '../../../../src/complaints/aftersales/aftersales.contract.ts'
import { stateWords } from '../../../../src/complaints/aftersales/words.contract.ts'
import type { Side } from '../../../../src/complaints/complaint.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'

type Standing = Pick<RequestRow, 'state' | 'outcome' | 'waitsFor'>

/** Where a request stands; it stands out when the reader is the one it waits for. */
export function RequestTag({ of, side }: { readonly of: Standing; readonly side: Side | null }) {
  const { t, say } = useText()
  if (of.outcome) {
    const good = ['refunded', 'exchanged', 'repaired'].includes(of.outcome)
    return <StateTag tone={good ? 'kept' : 'plain'}>{t(`aftersales.outcome.${of.outcome}`)}</StateTag>
  }
  const mine = of.waitsFor !== null && of.waitsFor === side
  const words = mine && of.state === 'awaiting_return' ? t('aftersales.yoursToSend') : say(stateWords[of.state])
  return <StateTag tone={mine ? 'risk' : 'info'}>{words}</StateTag>
}
