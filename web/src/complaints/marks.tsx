import type { CaseView, ComplaintRow } from '../../../src/complaints/complaint.contract.ts'
import { StateTag, type Tone } from '../parts/StateTag.tsx'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'

type Standing = Pick<ComplaintRow, 'state' | 'waitsFor' | 'urgency' | 'outcome'>

/** Where a complaint stands, in words: who has to act, or how it ended. */
export function StandTag({ of, you = false }: { readonly of: Standing; readonly you?: boolean }) {
  const { t } = useText()
  if (of.outcome) return <StateTag tone="plain">{t(`complaints.outcome.${of.outcome}`)}</StateTag>
  const plain = t(`complaints.state.${of.state}`)
  if (of.waitsFor === null || (of.waitsFor === 'platform' && you)) return <StateTag tone="info">{plain}</StateTag>
  const waits = you ? t(`complaints.waitsYou.${of.waitsFor}`) : t(`complaints.waits.${of.waitsFor}`)
  const words = of.state === 'received' ? plain : `${plain} · ${waits}`
  const mine = you ? of.waitsFor === 'consumer' : of.waitsFor === 'platform'
  return <StateTag tone={mine ? 'risk' : 'info'}>{words}</StateTag>
}

const tones = { normal: 'plain', raised: 'risk', overdue: 'danger' } as const satisfies Record<string, Tone>
export function UrgencyTag({ of }: { readonly of: Standing }) {
  const { t } = useText()
  return of.urgency === 'normal' || of.state === 'closed' ? null : (
    <StateTag tone={tones[of.urgency]}>{t(`complaints.urgency.${of.urgency}`)}</StateTag>
  )
}

/** What is asked for, `退款、赔偿 ¥129.00`. */
export function useClaimWords() {
  const { t, list } = useText()
  return (of: Pick<CaseView, 'remedies' | 'claimFen' | 'currency'>): string => {
    const names = list(of.remedies.map((remedy) => t(`complaints.remedy.${remedy}`)))
    return of.claimFen > 0 ? `${names} ${moneyWords(of.claimFen, of.currency)}` : names
  }
}
