import type { LetterRow, LetterView, Reason } from '../../../../src/complaints/mailbox/mailbox.contract.ts'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'

const tones = {
  new: 'info',
  'follow-up': 'info',
  'auto-reply': 'plain',
  bounce: 'danger',
  loop: 'plain',
  duplicate: 'plain',
  'spam-suspect': 'risk',
  'needs-person': 'risk',
} as const satisfies Record<NonNullable<LetterRow['verdict']>, Tone>

/** What a letter is, and what became of it. */
export function FateTags({ of }: { readonly of: Fated }) {
  const { t } = useText()
  const fate = fateOf(of)
  if (of.verdict === null) return <StateTag tone="info">{t('mailbox.reading')}</StateTag>
  return (
    <span className="row">
      <StateTag tone={tones[of.verdict]}>{t(`mailbox.verdict.${of.verdict}`)}</StateTag>
      <StateTag tone={of.waits ? 'risk' : 'plain'}>{t(fate)}</StateTag>
    </span>
  )
}

type Fated = Pick<LetterRow | LetterView, 'verdict' | 'waits' | 'settledAs' | 'case'>
function fateOf({ waits, settledAs, verdict, case: of }: Fated) {
  if (settledAs !== null) return `mailbox.settled.${settledAs}` as const
  if (waits) return 'mailbox.waits'
  if (of === null) return 'mailbox.setAside'
  return verdict === 'new' ? 'mailbox.filed' : verdict === 'follow-up' ? 'mailbox.inCase' : 'mailbox.setAside'
}

export function ReasonList({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { t } = useText()
  return (
    <ul className="plain-list">
      {reasons.map(({ code, detail }) => (
        <li key={code + (detail ?? '')}>{t(`mailbox.reason.${code}`, { detail: detail ?? '–' })}</li>
      ))}
    </ul>
  )
}

/** Name and address of a sender; the name is his own words. */
export function Sender({ from }: { readonly from: LetterRow['from'] }) {
  const { t } = useText()
  if (from.address === null && from.name === '') return <span className="quiet">{t('mailbox.nobody')}</span>
  return (
    <span>
      {from.name && <span>{from.name} </span>}
      {from.address && <span className={from.name ? 'quiet small' : ''}>{from.address}</span>}
    </span>
  )
}
