import { z } from 'zod'
import { dayNumber, shanghaiDay, startOfDay } from '../../kernel/calendar/day.rules.ts'
import { Day } from '../../kernel/route.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Complaint } from '../complaint.rules.ts'
import { csvLines } from '../csv.rules.ts'
import { mostExported, type TransferRow, type TransferTab } from './transfer.contract.ts'

/** No day in a letter: it stands behind all that name one. */
export const noDay = '9999-12-31'
export type TransferPlace = { readonly key: string; readonly channel: string; readonly reference: string }
export const keyIn = (tab: TransferTab, row: { readonly answerBy: string | null; readonly at: Date }): string =>
  tab === 'waiting' ? (row.answerBy ?? noDay) : row.at.toISOString()

const Place = z.tuple([z.string().max(40), z.string().max(60), z.string().max(80)])
const keyOf = { waiting: Day, all: z.iso.datetime() }

/** A place names their number, so it is a text that nobody has to read. */
export const writePlace = ({ key, channel, reference }: TransferPlace): string =>
  Buffer.from(JSON.stringify([key, channel, reference])).toString('base64url')

export function readPlace(tab: TransferTab, cursor: string | undefined): TransferPlace | null {
  if (cursor === undefined) return null
  const [key, channel, reference] = placeIn(cursor) ?? []
  if (key === undefined || channel === undefined || reference === undefined || !keyOf[tab].safeParse(key).success)
    throw new Refusal('input.cursor-unreadable', { field: 'cursor' })
  return { key, channel, reference }
}

function placeIn(cursor: string): z.infer<typeof Place> | undefined {
  try {
    return Place.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The last instant of the day that the letter names. */
export const endOfLetter = (answerBy: string): Date => startOfDay(dayNumber(answerBy) + 1)
export const isLate = (
  of: { readonly answerBy: string | null; readonly answeredAt: Date | null },
  now: Date,
): boolean => of.answerBy !== null && of.answeredAt === null && endOfLetter(of.answerBy) <= now

type Told = { readonly toldOn: string; readonly final: boolean }
type Standing = Pick<Complaint, 'state' | 'closedAt' | 'receivedAt'>

/** They are told on a day that was, and the end only once there is one. */
export function assertReport(told: Told, complaint: Standing, answeredAt: Date | null, now: Date): void {
  const receivedOn = shanghaiDay(complaint.receivedAt)
  if (told.toldOn > shanghaiDay(now) || told.toldOn < receivedOn)
    throw new Refusal('entry.told-on-wrong', { field: 'toldOn', receivedOn, today: shanghaiDay(now) })
  if (told.final && complaint.state !== 'closed') throw new Refusal('entry.not-ended', { field: 'final' })
  if (told.final && answeredAt !== null) throw new Refusal('entry.answered-already', { field: 'final' })
}

const columns = [
  'reference',
  'receipt',
  'channel',
  'origin',
  'state',
  'outcome',
  'received_at',
  'answer_by',
  'responded_at',
  'closed_at',
  'reported_at',
  'answered_at',
]
/** For the form that an authority wants filled in: their number first. */
export function transfersCsv(rows: readonly TransferRow[], more: boolean): string {
  const lines = rows.map((row) => [
    row.reference,
    row.receipt,
    row.channel,
    row.origin,
    row.state,
    row.outcome,
    row.receivedAt,
    row.answerBy,
    row.respondedAt,
    row.closedAt,
    row.reportedAt,
    row.answeredAt,
  ])
  return csvLines([columns, ...lines], more ? mostExported : null)
}
