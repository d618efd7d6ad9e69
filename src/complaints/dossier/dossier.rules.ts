import { dayMs } from '../../kernel/calendar/span.ts'
import { addMonths, dayNumber, dayText, shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { RuleOf } from '../../kernel/rulebook/rulebook.contract.ts'
import type { Side } from '../complaint.contract.ts'
import type { DossierState } from './dossier.contract.ts'

/** Tries of the job before it gives up. */
export const mostAttempts = 6
/** What lies in the making and was not touched for so long was left by a process that is gone. */
export const staleMinutes = 60
/** All the evidence of one archive together. */
export const mostArchiveBytes = 8 * 1024 * 1024 * 1024

export const isInTheMaking = (state: DossierState): boolean =>
  state === 'waiting' || state === 'typesetting' || state === 'packing'

/** Whose eyes it is made with: a party's own; staff may choose. */
export function eyesOf(own: Side, wanted: Side | undefined): Side {
  if (own === 'platform') return wanted ?? 'platform'
  if (wanted !== undefined && wanted !== own) throw new Refusal('dossier.side-not-yours')
  return own
}

export const since = (now: Date): Date => new Date(now.getTime() - dayMs)
export const leftToday = (made: number, perDay: number): number => Math.max(0, perDay - made)

/** The last day on which it may be downloaded. */
export function keepUntil(madeAt: Date, { amount, unit }: Pick<RuleOf<'retention'>, 'amount' | 'unit'>): string {
  return dayText(addMonths(dayNumber(shanghaiDay(madeAt)), unit === 'year' ? amount * 12 : amount))
}

/** Typesetting is the first third; packing, by bytes, the rest. Full only when it is ready. */
export const shareOf = (packed: number, all: number): number => 0.35 + 0.6 * (all === 0 ? 1 : packed / all)

/** Whose pictures go in as they were taken: one's own, and for the platform all. The other side's lack place and device (0040). */
export const seesOriginal = (reader: Side, submitter: Side, isPicture: boolean): boolean =>
  !isPicture || reader === 'platform' || reader === submitter

export const isPack = (purpose: string): purpose is 'confirmation' | 'small-claims' =>
  purpose === 'confirmation' || purpose === 'small-claims'
const packNames = { confirmation: '司法确认申请', 'small-claims': '起诉材料' } as const

export const fileNames = (receipt: string, language: 'zh' | 'en', purpose = 'copy') =>
  isPack(purpose)
    ? { pdf: `${packNames[purpose]}-草稿-${receipt}.pdf`, zip: `${packNames[purpose]}-证据-${receipt}.zip` }
    : language === 'zh'
      ? { pdf: `案卷-${receipt}.pdf`, zip: `证据包-${receipt}.zip` }
      : { pdf: `dossier-${receipt}.pdf`, zip: `evidence-${receipt}.zip` }
