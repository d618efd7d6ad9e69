import type { PartySide } from './case-address.rules.ts'
import { needsPerson, type Letter } from './letter.rules.ts'
import type { Proof, Reason, Verdict } from './mailbox.contract.ts'
import { autoSigns, because, listSigns, loopSigns, returnedSigns, spamSigns, type Own } from './signs.rules.ts'

/** A case that the letter could belong to, and what speaks for it. */
export type Candidate = {
  readonly complaintId: string
  readonly receipt: string
  readonly side: PartySide
  /**
   * How it was found. `case-address` and `reply-to-ours` are proof that the writer got a letter of ours; the others are
   * words that anybody can write.
   */
  readonly by: 'case-address' | 'reply-to-ours' | 'reply-in-thread' | 'receipt-in-subject'
  /** The sender's address is the one under which this side of the case is known. */
  readonly isContact: boolean
  readonly closed: boolean
}

/** All that the house knows and the letter does not say. */
export type Known = Own & {
  readonly domain: string
  /** A letter with the same message id that came before, and whether it says the same. */
  readonly same: { readonly id: string; readonly isSame: boolean } | null
  readonly candidates: readonly Candidate[]
  readonly senderCheck: 'pass' | 'fail' | 'none'
  /** New letters of the same sender within a day. */
  readonly newToday: number
  /** A case address whose token is not ours was written to. */
  readonly tokenWrong: boolean
}

export type Judged = {
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  readonly candidate: Candidate | null
  readonly proof: Proof
  /** Somebody has to look at it. */
  readonly waits: boolean
  readonly automatic: boolean
  readonly sameAs: string | null
}

/**
 * What a letter is. In this order: what a program sent is never answered or filed; the same letter twice is one; what cannot
 * be read is looked at by a person; what belongs to a case joins it; the rest is new.
 */
export function judge(letter: Letter, known: Known): Judged {
  return (
    returned(letter, known) ??
    looped(letter, known) ??
    repeated(known) ??
    automatic(letter, known) ??
    broken(letter, known) ??
    joined(known) ??
    suspect(letter, known) ?? {
      ...plain,
      verdict: 'new',
      reasons: [...extra(known), because('first-letter')],
      waits: true,
    }
  )
}

const plain: Omit<Judged, 'verdict' | 'reasons'> = {
  candidate: null,
  proof: 'none',
  waits: false,
  automatic: false,
  sameAs: null,
}

/** A report names the case only by a letter of ours; that it failed is told where the letter is, not here. */
function returned(letter: Letter, known: Known): Judged | null {
  const signs = returnedSigns(letter, known)
  return signs && { ...plain, ...signs, candidate: strongest(known.candidates, isByOurs), automatic: true }
}

function looped(letter: Letter, known: Known): Judged | null {
  const reasons = loopSigns(letter, known)
  return reasons.length === 0 ? null : { ...plain, verdict: 'loop', reasons, automatic: true }
}

/** The same id with other words is either a broken program or somebody who wants a letter to go unread. */
function repeated({ same }: Known): Judged | null {
  if (same === null) return null
  if (same.isSame)
    return { ...plain, verdict: 'duplicate', reasons: [because('same-letter')], automatic: true, sameAs: same.id }
  return { ...plain, verdict: 'needs-person', reasons: [because('same-id-other-words')], waits: true, sameAs: same.id }
}

function automatic(letter: Letter, known: Known): Judged | null {
  const auto = autoSigns(letter)
  const reasons = auto.length > 0 ? auto : listSigns(letter, known)
  if (reasons.length === 0) return null
  return { ...plain, verdict: 'auto-reply', reasons, candidate: strongest(known.candidates, isByOurs), automatic: true }
}

/** It keeps the case it would belong to, as a proposal. */
function broken(letter: Letter, known: Known): Judged | null {
  const found = needsPerson(letter.defects)
  if (found.length === 0) return null
  const reasons = [...found.map((defect) => because(defect)), ...extra(known)]
  return { ...plain, verdict: 'needs-person', reasons, candidate: strongest(known.candidates), waits: true }
}

function joined(known: Known): Judged | null {
  const candidate = strongest(known.candidates)
  if (candidate === null) return null
  const found = [because(candidate.by, candidate.receipt)]
  if (candidate.by === 'receipt-in-subject' && !candidate.isContact)
    return {
      ...plain,
      verdict: 'needs-person',
      reasons: [...found, because('sender-unknown'), ...extra(known)],
      candidate,
      waits: true,
    }
  const proof = proofOf(candidate, known)
  const reasons = [
    ...found,
    because(candidate.isContact ? 'sender-is-contact' : 'sender-unknown'),
    ...(proof === 'none' && candidate.isContact ? [because('sender-unproven')] : []),
    ...(proof === 'server' ? [because('sender-checked')] : []),
    ...(candidate.closed ? [because('case-closed')] : []),
    ...extra(known),
  ]
  return { ...plain, verdict: 'follow-up', reasons, candidate, proof, waits: proof === 'none' || candidate.closed }
}

/** From is a claim. It is believed of the case's contact who shows to have had our letter, or whom our server checked. */
function proofOf({ by, isContact }: Candidate, { senderCheck }: Known): Proof {
  if (!isContact || senderCheck === 'fail') return 'none'
  if (by === 'case-address' || by === 'reply-to-ours') return 'letter'
  return senderCheck === 'pass' ? 'server' : 'none'
}

/** Nobody has so many complaints in a day; the next ones wait for a person instead of starting clocks. */
export const mostNewPerDay = 20

function suspect(letter: Letter, known: Known): Judged | null {
  const forged = known.senderCheck === 'fail' ? [because('sender-forged')] : []
  const many = known.newToday >= mostNewPerDay ? [because('many-letters', String(known.newToday))] : []
  const reasons = [...spamSigns(letter), ...forged, ...many]
  return reasons.length === 0 ? null : { ...plain, verdict: 'spam-suspect', reasons, waits: true }
}

const extra = ({ tokenWrong, senderCheck }: Known): Reason[] => [
  ...(tokenWrong ? [because('token-wrong')] : []),
  ...(senderCheck === 'fail' ? [because('sender-forged')] : []),
]

const order: readonly Candidate['by'][] = ['case-address', 'reply-to-ours', 'reply-in-thread', 'receipt-in-subject']
const isByOurs = ({ by }: Candidate): boolean => by === 'case-address' || by === 'reply-to-ours'

/** The candidate with the best ground; among equals one whose contact wrote. */
function strongest(
  candidates: readonly Candidate[],
  wanted: (candidate: Candidate) => boolean = () => true,
): Candidate | null {
  const rank = ({ by, isContact }: Candidate): number => order.indexOf(by) * 2 + (isContact ? 0 : 1)
  return candidates.filter(wanted).toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}
