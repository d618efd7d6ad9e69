import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { HearingStage } from './hearing.contract.ts'

/** A hearing as calendars know it: when, and the number of the matter. No place, no agenda, no name: a calendar is read by many. */
export type HearingEvent = {
  readonly id: string
  readonly receipt: string
  readonly stage: HearingStage
  readonly startsAt: Date
  readonly endsAt: Date
  readonly cancelled: boolean
  readonly sequence: number
  readonly changedAt: Date
}

const stages = { mediation: '调解听证 / Mediation hearing', ruling: '裁决听证 / Ruling hearing' } as const
const everyHourSeconds = 3600

/** RFC 5545, written by a library (docs/decisions/0064). The same hearings give the same bytes. */
export function calendarOf(events: readonly HearingEvent[]): string {
  const calendar = ical({
    prodId: { company: 'Xiaobao', product: 'hearings', language: 'ZH' },
    name: '听证日程 / Hearings',
    method: ICalCalendarMethod.PUBLISH,
    ttl: everyHourSeconds,
  })
  for (const event of events)
    calendar.createEvent({
      id: `${event.id}@hearings.xiaobao`,
      start: event.startsAt,
      end: event.endsAt,
      stamp: event.changedAt,
      lastModified: event.changedAt,
      sequence: event.sequence,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: `${stages[event.stage]} ${event.receipt}`,
    })
  return calendar.toString()
}
