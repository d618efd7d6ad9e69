import type { Ruling } from './ruling.store.ts'
import type { Seat } from './seat.store.ts'

/** Whether this account ruled: a default is nobody's, and whoever left the seat before decided nothing. */
export const ruledBy = (
  account: string,
  { id, decidedBy, arbitratorId }: Pick<Ruling, 'id' | 'decidedBy' | 'arbitratorId'>,
  seats: readonly Pick<Seat, 'rulingId' | 'accountId' | 'leftAt'>[],
): boolean =>
  decidedBy === 'person' &&
  (arbitratorId === account ||
    seats.some(({ rulingId, accountId, leftAt }) => rulingId === id && accountId === account && leftAt === null))

/** What can be a slip: something that stands in the reasons once, and reads otherwise afterwards. */
export function correctionProblem(
  reasons: string,
  { wrong, instead }: { readonly wrong: string; readonly instead: string },
): { readonly field: string; readonly code: string } | null {
  const times = reasons.split(wrong).length - 1
  if (times === 0) return { field: 'wrong', code: 'ruling.slip-not-there' }
  if (times > 1) return { field: 'wrong', code: 'ruling.slip-twice' }
  return wrong === instead ? { field: 'instead', code: 'ruling.slip-same' } : null
}

type Slip = { readonly wrong: string; readonly instead: string; readonly reason: string }
/** For whoever reads it in a letter: pages have words of their own. */
export const correctionWords = ({ wrong, instead, reason }: Slip, language: 'zh' | 'en'): string =>
  language === 'zh'
    ? `更正笔误：「${wrong}」更正为「${instead}」。裁决结果不变。\n${reason}`
    : `A slip in the ruling was put right: “${wrong}” reads “${instead}”. The result is unchanged.\n${reason}`
