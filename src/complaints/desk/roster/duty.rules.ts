import { minuteMs } from '../../../kernel/calendar/span.ts'
import { dayText, shanghaiDayNumber, weekdayOf } from '../../../kernel/calendar/day.rules.ts'
import type { WorkCalendar } from '../../../kernel/calendar/work-calendar.rules.ts'
import type { CategoryCode } from '../../complaint.contract.ts'
import { sha256 } from '../../../kernel/sha256.ts'
import { isParty } from '../../ties/ties.rules.ts'
import type { Absence, Considered, Duty, DutyLanguage, WhyNot } from './roster.contract.ts'

export type Member = {
  readonly id: string
  readonly consumerId: string | null
  readonly merchantId: string | null
  readonly load: number
  readonly duty: Duty | null
  readonly absences: readonly Pick<Absence, 'fromDay' | 'untilDay'>[]
}
/** What of a complaint decides who can do it. */
export type Matter = {
  readonly category: CategoryCode
  readonly channel: string
  readonly language: DutyLanguage
  readonly consumerId: string | null
  readonly merchantId: string | null
}

const shanghaiMs = 8 * 60 * minuteMs
const minutesADay = 24 * 60
const minuteOf = (now: Date): number => Math.floor((now.getTime() + shanghaiMs) / minuteMs) % minutesADay

export function isAbsent({ absences }: Pick<Member, 'absences'>, day: string): boolean {
  return absences.some(({ fromDay, untilDay }) => fromDay <= day && day <= untilDay)
}

/** 调休: a weekend made into a working day asks `makeUp`, a public holiday asks `holidays`, every other day its weekday. */
export function worksOn(duty: Duty, day: number, calendar: WorkCalendar): boolean {
  const kind = calendar.kindOf(day)
  if (kind === 'holiday') return duty.holidays
  return kind === 'make-up' ? duty.makeUp : duty.weekdays.includes(weekdayOf(day))
}

export type When = {
  readonly now: Date
  readonly calendar: WorkCalendar
  /** A hand-over is for the coming days: the hour does not count, only whether somebody is away. */
  readonly anyHour?: boolean
}

/** Why this person is given nothing now, whatever the matter; null when ready. */
export function whyNotNow(member: Member, { now, calendar, anyHour = false }: When): WhyNot | null {
  const { duty, load } = member
  if (duty === null) return 'no-duty'
  if (!duty.takesNew) return 'takes-none'
  const day = shanghaiDayNumber(now)
  if (isAbsent(member, dayText(day))) return 'absent'
  const minute = minuteOf(now)
  const onDuty = worksOn(duty, day, calendar) && minute >= duty.fromMinute && minute < duty.untilMinute
  if (!onDuty && !anyHour) return 'off-duty'
  return load >= duty.capacity ? 'full' : null
}

const lacks = (skills: readonly string[], wanted: string): boolean => skills.length > 0 && !skills.includes(wanted)

/** Why this person cannot do this matter, at any hour. A party is never the handler. */
export function whyNotThis(member: Omit<Member, 'load' | 'absences'>, matter: Matter): WhyNot | null {
  if (isParty(member, matter)) return 'side'
  const { duty } = member
  if (duty === null) return null
  if (lacks(duty.categories, matter.category)) return 'category'
  if (lacks(duty.channels, matter.channel)) return 'channel'
  return lacks(duty.languages, matter.language) ? 'language' : null
}

const whyNot = (member: Member, matter: Matter, when: When): WhyNot | null =>
  whyNotThis(member, matter) ?? whyNotNow(member, when)

/** Whether the choice would find anybody. */
export const isForSomebody = (members: readonly Member[], matter: Matter, when: When): boolean =>
  members.some((member) => whyNot(member, matter, when) === null)

export type Choice = { readonly agentId: string | null; readonly considered: readonly Considered[] }

/**
 * The least loaded relative to capacity of those who are on duty and can do it; among equals the lowest ticket drawn from the seed.
 * The same people and the same seed always give the same answer, in whatever order they are listed.
 */
export function chooseAgent(
  members: readonly Member[],
  matter: Matter,
  { seed, ...when }: When & { readonly seed: string },
): Choice {
  const judged = members.map((member) => ({
    id: member.id,
    load: member.load,
    capacity: member.duty?.capacity ?? 0,
    whyNot: whyNot(member, matter, when),
  }))
  const ticket = (id: string): string => sha256(`${seed}\n${id}`)
  const [first] = judged
    .filter(({ whyNot }) => whyNot === null)
    .toSorted((a, b) => a.load * b.capacity - b.load * a.capacity || (ticket(a.id) < ticket(b.id) ? -1 : 1))
  return { agentId: first?.id ?? null, considered: judged.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

/** Words without a Chinese character are taken as English. */
export const languageOf = (text: string): DutyLanguage =>
  /\p{Script=Han}/u.test(text) || !/[a-z]/i.test(text) ? 'zh' : 'en'
