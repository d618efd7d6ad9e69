import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { mayBlock } from '../../kernel/rulebook/rulebook.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { Cap, CodeState, Factors, Grade, Why } from './code.contract.ts'
import { isForeignCode } from './emv.rules.ts'

/** What a scanned or typed text is. The marks are checked by whoever has the key. */
export type Scanned =
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'qr'; readonly id: string; readonly mark: string }
  | { readonly kind: 'static'; readonly merchant: string; readonly mark: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unreadable' }

/** 40–49 belong to none of the large networks: WeChat 10–15, Alipay 25–30, UnionPay 62. */
const numberForm = /^4\d{17}$/
const qrForm = /^xb1\.(pcd_[0-9a-z]{26})\.([\w-]{22})$/
const staticForm = /^https?:\/\/[^\s/]+\/pay\/(mch_[0-9a-z]{26})\.([\w-]{22})$/

export function readScanned(text: string): Scanned {
  const plain = text.normalize('NFKC').trim()
  const digits = plain.replace(/[\s-]/g, '')
  if (numberForm.test(digits)) return { kind: 'number', digits }
  const qr = qrForm.exec(plain)
  if (qr) return { kind: 'qr', id: qr[1] ?? '', mark: qr[2] ?? '' }
  const own = staticForm.exec(plain)
  if (own) return { kind: 'static', merchant: own[1] ?? '', mark: own[2] ?? '' }
  return isForeignCode(plain) ? { kind: 'foreign' } : { kind: 'unreadable' }
}

const grades = { certificate: 'A', 'two-kinds': 'B', 'one-kind': 'C' } as const satisfies Record<Factors, Grade>
export const gradeOf = (factors: Factors): Grade => grades[factors]

type Bound = {
  readonly payee: string
  readonly highest_fen: number
  readonly currency: string
  readonly purpose: string
  readonly device_mac: string | null
}
export type Claim = {
  readonly payee: string
  readonly amountFen: number
  readonly currency: string
  readonly purpose: string
  /** Null: the till does not know the telephone. */
  readonly deviceMac: string | null
}
/** The first thing in which a payment differs from what its code is for; null when it fits. */
export function misfitOf(code: Bound, claim: Claim): Why | null {
  if (claim.payee !== code.payee) return 'payee'
  if (claim.purpose !== code.purpose) return 'purpose'
  if (claim.currency !== code.currency) return 'currency'
  if (claim.deviceMac !== null && claim.deviceMac !== code.device_mac) return 'device'
  return claim.amountFen > code.highest_fen ? 'amount' : null
}

export const stateOf = (code: { readonly state: string; readonly expires_at: Date }, now: Date): CodeState =>
  code.state === 'open' && code.expires_at <= now ? 'expired' : asState(code.state)
const asState = (state: string): CodeState =>
  state === 'redeemed' || state === 'burnt' || state === 'void' ? state : 'open'

export type Capped = { readonly grade: Grade; readonly purpose: string; readonly currency: string }
/** The most that a person may pay on a day by codes of a grade; null by agreement, and where the money comes back. */
export function dailyCap(rulebook: Rulebook, { grade, purpose, currency }: Capped, now: Date) {
  if (grade === 'A' || purpose !== 'payment' || currency !== 'CNY') return null
  const rule = rulebook.ruleOf('parameter', `payment-code.cap-${grade.toLowerCase()}`, shanghaiDay(now))
  return { fen: Number(rule.value), binding: mayBlock(rule) }
}

type Counting = { readonly usedFen: number; readonly refuse: boolean }
/**
 * The cap as whoever pays reads it. A number that nobody read in the rules themselves refuses nothing by itself: the marketplace has to
 * say that it wants that (`XIAOBAO_PAYMENT_CAPS`).
 */
export function capView(cap: ReturnType<typeof dailyCap>, { usedFen, refuse }: Counting): Cap {
  const passed = cap !== null && usedFen > cap.fen
  return { dailyFen: cap?.fen ?? null, usedFen, passed, refuses: cap !== null && (refuse || cap.binding) }
}
