import { firstMonth, Month, Profiles, type WantedPeriod } from '../../../src/evaluation/supervision.contract.ts'
import { currentLanguage } from '../text/language.ts'
import { dayOf } from '../text/time.ts'

/** What stands in the address, as far as the server understands it. */
export function wantedOf(query: Readonly<Record<string, string>>): WantedPeriod {
  const from = Month.safeParse(query['from']).data
  const until = Month.safeParse(query['until']).data
  const profile = Profiles.safeParse(query['profile']).data
  return { ...(from && { from }), ...(until && { until }), ...(profile && { profile }) }
}

/** As far back as the page offers; an address may go further. */
const offered = 60

/** This month and those before it, the newest first. */
export function monthsUpTo(now: Date): string[] {
  const [year = 0, month = 1] = dayOf(now).split('-').map(Number)
  return Array.from({ length: offered }, (_, back) => {
    const at = year * 12 + month - 1 - back
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  }).filter((one) => one >= firstMonth)
}

const english = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
/** `2026年11月`, `Nov 2026` */
export function monthWords(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return currentLanguage() === 'zh' ? `${year}年${Number(number)}月` : english.format(new Date(`${month}-01T00:00:00Z`))
}
