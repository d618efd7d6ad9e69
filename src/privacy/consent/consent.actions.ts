import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { isRestricted, purposeRule } from '../../kernel/consent/register.ts'
import { whyNotUse } from '../../kernel/consent/purpose.rules.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { cut, readCursor, type Place } from '../../kernel/http/cursor.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { Method, type ConsentEvent, type Notice, type OwnConsent } from './consent.contract.ts'
import type * as contract from './consent.contract.ts'
import type { recordConsent } from './register.contract.ts'
import { inForce, mayPress } from './consent.rules.ts'
import * as store from './consent.store.ts'
import * as notices from './notice.store.ts'
import { isMinor, purposeOf, purposesNow, saidOf, type PurposeRule } from './standing.actions.ts'

const ownConsumer = ({ actor }: Ctx): string => actor.consumerId ?? refuse('not-found', { noun: 'consumer' })

export async function showOwn(ctx: Ctx): Promise<{ isMinor: boolean; rows: OwnConsent[] }> {
  const consumer = ownConsumer(ctx)
  const minor = await isMinor(ctx, consumer)
  const standing = {
    minor,
    restricted: await isRestricted(ctx, consumer),
    said: await store.ofPerson(ctx, consumer),
    published: await notices.list(ctx, null),
  }
  return { isMinor: minor, rows: purposesNow(ctx).map((rule) => viewOf(ctx, rule, standing)) }
}

type Standing = {
  readonly minor: boolean
  readonly restricted: boolean
  readonly said: readonly store.ConsentRow[]
  readonly published: readonly Notice[]
}
function viewOf(ctx: Ctx, rule: PurposeRule, { minor, restricted, said: rows, published }: Standing): OwnConsent {
  const purpose = purposeOf(rule)
  const row = rows.find((one) => one.purpose === purpose)
  const said = saidOf(ctx, row, { rule, published })
  const why = whyNotUse(rule, { said, isMinor: minor, isRestricted: restricted })
  const notice = noticeFor(ctx, published, { purpose, minor })
  return {
    purpose,
    title: rule.title,
    summary: rule.summary,
    ground: rule.ground,
    mode: rule.mode,
    separate: rule.separate,
    uses: [...rule.uses],
    why,
    notice,
    since: row?.at.toISOString() ?? null,
    may: mayPress(rule.mode, { said, why, isMinor: minor, hasNotice: notice !== null }),
  }
}

const noticeFor = (ctx: Ctx, published: readonly Notice[], of: { purpose: string; minor: boolean }): Notice | null =>
  inForce(
    published.filter((one) => one.purpose === of.purpose && one.audience === (of.minor ? 'minors' : 'everyone')),
    shanghaiDay(ctx.now),
  )

/** One press each way. To agree one must have seen the notice that is in force; to take it back nothing is needed. */
export async function changeOwn(ctx: Ctx, { purpose, given, notice }: Input<typeof contract.changeConsent>) {
  const consumer = ownConsumer(ctx)
  const rule = changeable(ctx, purpose)
  await store.holdPerson(ctx, consumer)
  const minor = await isMinor(ctx, consumer)
  if (given && minor) refuse('consent.guardian-needed')
  const before = await store.find(ctx, consumer, purpose)
  const seen = given ? await noticeToAgree(ctx, rule, minor) : null
  if (seen !== null && seen.id !== notice) refuse('consent.notice-changed', { field: 'notice' })
  if (!says(before, given, seen))
    await keep(ctx, { consumer, purpose, given, seen, separate: true, method: 'button', relation: null, proof: null })
  return showOwn(ctx)
}

/** Said before, to the same words: it is not said again. */
const says = (row: store.ConsentRow | undefined, given: boolean, seen: Notice | null): boolean =>
  row !== undefined &&
  row.given === given &&
  (!given || row.notice_id === (seen?.id ?? null)) &&
  (!given || row.separate)

function changeable(ctx: Ctx, purpose: string): PurposeRule {
  const rule = found(purposeRule(ctx, purpose), 'purpose')
  if (rule.mode === 'necessary') refuse('consent.necessary', { groundZh: rule.ground.zh, groundEn: rule.ground.en })
  return rule
}

/** What can be refused may be allowed again without a text; consent is given to a text. */
async function noticeToAgree(ctx: Ctx, rule: PurposeRule, minor: boolean): Promise<Notice | null> {
  const purpose = purposeOf(rule)
  const notice = noticeFor(ctx, await notices.list(ctx, purpose), { purpose, minor })
  return rule.mode === 'refusable' ? null : (notice ?? refuse('consent.no-notice'))
}

type Kept = {
  readonly consumer: string
  readonly purpose: string
  readonly given: boolean
  readonly seen: Notice | null
  readonly separate: boolean
  readonly method: ConsentEvent['method']
  readonly relation: string | null
  readonly proof: string | null
}
async function keep(ctx: Ctx, kept: Kept): Promise<store.EventRow> {
  const { consumer, purpose, given, seen, separate, method, relation, proof } = kept
  const id = newId('cev', ctx.now.getTime())
  const data = { event: id, purpose, given, method, separate, notice: seen?.id ?? null, sha256: seen?.sha256 ?? null }
  const [fact] = await record(ctx, [{ kind: 'consent.changed', subject: id, data: { ...data, consumer } }])
  const event = {
    id,
    consumer_id: consumer,
    purpose,
    given,
    notice_id: seen?.id ?? null,
    separate,
    method,
    relation,
    proof,
    actor: ctx.actor.id,
    at: ctx.now,
    fact_id: found(fact, 'fact').id,
  }
  await store.insertEvent(ctx, event)
  const byGuardian = method === 'guardian'
  const state = { consumer_id: consumer, purpose, given, separate, notice_id: event.notice_id, at: ctx.now }
  await store.saveState(ctx, { ...state, event_id: id, by_guardian: byGuardian })
  return event
}

/** For somebody who said it on paper, on the telephone, or through a guardian. */
export async function recordFor(ctx: Ctx, said: Input<typeof recordConsent>): Promise<store.EventRow> {
  const rule = changeable(ctx, said.purpose)
  await store.holdPerson(ctx, said.consumer)
  const minor = await isMinor(ctx, said.consumer)
  if (said.given && minor && rule.minors === 'never') refuse('consent.not-for-minors')
  if (said.given && minor && said.method !== 'guardian') refuse('consent.guardian-needed', { field: 'method' })
  if (said.method === 'guardian' && !minor) refuse('consent.no-child', { field: 'method' })
  if (said.given && rule.separate && !said.separate) refuse('consent.separate-needed', { field: 'separate' })
  const seen = said.given ? await noticeToAgree(ctx, rule, minor) : null
  return keep(ctx, { ...said, relation: said.relation ?? null, seen })
}

/** The events of one person, newest first, for the person. */
export async function listOwnEvents(ctx: Ctx, { cursor, limit }: Input<typeof contract.listOwnConsentEvents>) {
  const page = { after: readCursor(cursor), limit: limit + 1 }
  const { rows, next } = cut(await store.listEvents(ctx, { consumer: ownConsumer(ctx) }, page), limit, placeOf)
  return { rows: await viewEvents(ctx, rows), next }
}
export const placeOf = ({ at, id }: store.EventRow): Place => ({ at, id })

export async function viewEvents(ctx: Ctx, rows: readonly store.EventRow[]): Promise<ConsentEvent[]> {
  const published = new Map((await notices.list(ctx, null)).map((one) => [one.id, one]))
  return rows.map((row) => {
    const notice = row.notice_id === null ? undefined : published.get(row.notice_id)
    const title = ctx.rulebook.history(`purpose.${row.purpose}`).at(-1)?.title ?? { zh: row.purpose, en: row.purpose }
    return {
      id: row.id,
      purpose: row.purpose,
      title,
      given: row.given,
      method: Method.parse(row.method),
      separate: row.separate,
      notice: notice ? { id: notice.id, version: notice.version, sha256: notice.sha256 } : null,
      at: row.at.toISOString(),
      fact: row.fact_id,
    }
  })
}

/** Its person and the privacy officer see an event; for everybody else there is none. */
export async function maySeeEvent(ctx: Ctx, id: string): Promise<boolean> {
  const row = await store.findEvent(ctx, id)
  return row !== undefined && (hasRole(ctx.actor, 'privacy-officer') || row.consumer_id === ctx.actor.consumerId)
}
export const readNotice = async (ctx: Ctx, id: string): Promise<Notice> => found(await notices.find(ctx, id), 'notice')
