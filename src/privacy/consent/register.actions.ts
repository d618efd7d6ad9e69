import { stringify } from 'csv-stringify/sync'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { purposeRule } from '../../kernel/consent/register.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { cut, readCursor, type Place } from '../../kernel/http/cursor.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { askComplainant } from '../../complaints/index.ts'
import { askConsumerContact } from '../../marketplace/index.ts'
import { placeOf, recordFor, viewEvents } from './consent.actions.ts'
import { Relation, type Notice } from './consent.contract.ts'
import { asksAgain, inForce, isOutdated, personShown, toCome } from './consent.rules.ts'
import * as store from './consent.store.ts'
import { digestOf } from './digest.ts'
import * as notices from './notice.store.ts'
import { consentsExportLimit, type PurposeRow, type RegisterEvent } from './register.contract.ts'
import type * as contract from './register.contract.ts'
import { purposeOf, purposesNow, type PurposeRule } from './standing.actions.ts'

export async function listConsents(ctx: Ctx): Promise<{ rows: PurposeRow[] }> {
  const published = await notices.list(ctx, null)
  const counted = await store.counts(ctx)
  return { rows: purposesNow(ctx).map((rule) => rowOf(ctx, rule, { published, counted })) }
}

type Known = { readonly published: readonly Notice[]; readonly counted: Awaited<ReturnType<typeof store.counts>> }
function rowOf(ctx: Ctx, rule: PurposeRule, { published, counted }: Known): PurposeRow {
  const day = shanghaiDay(ctx.now)
  const purpose = purposeOf(rule)
  const of = (audience: Notice['audience']) =>
    published.filter((one) => one.purpose === purpose && one.audience === audience)
  const counts = { given: 0, withdrawn: 0, askedAgain: 0 }
  for (const { purpose: its, given, notice, people } of counted) {
    if (its !== purpose) continue
    const agreedTo = published.find(({ id }) => id === notice) ?? null
    const outdated =
      rule.mode === 'consent' &&
      isOutdated(agreedTo, { versions: of(agreedTo?.audience ?? 'everyone'), uses: rule.uses, day })
    counts[given ? (outdated ? 'askedAgain' : 'given') : 'withdrawn'] += Number(people)
  }
  return {
    id: purpose,
    title: rule.title,
    mode: rule.mode,
    separate: rule.separate,
    uses: [...rule.uses],
    rule: rule.id,
    counts,
    notice: inForce(of('everyone'), day),
    next: toCome(of('everyone'), day),
    minors: { how: rule.minors, notice: inForce(of('minors'), day) },
  }
}

export async function publishNotice(ctx: Ctx, wish: Input<typeof contract.publishNotice>): Promise<Notice> {
  const { purpose, audience, zh, en, effectiveOn } = wish
  const rule = found(purposeRule(ctx, purpose), 'purpose')
  if (effectiveOn < shanghaiDay(ctx.now)) refuse('consent.notice-in-the-past', { field: 'effectiveOn' })
  if (audience === 'minors' && rule.minors !== 'guardian')
    refuse('consent.notice-not-for-minors', { field: 'audience' })
  await notices.holdNumbers(ctx, purpose)
  const before = (await notices.list(ctx, purpose)).find((one) => one.audience === audience) ?? null
  if (before && before.effectiveOn > effectiveOn)
    refuse('consent.notice-before-another', { field: 'effectiveOn', day: before.effectiveOn })
  const version = (before?.version ?? 0) + 1
  const notice = {
    id: newId('cnt', ctx.now.getTime()),
    purpose,
    audience,
    version,
    zh,
    en,
    uses: [...rule.uses],
    sha256: digestOf({ purpose, audience, version, zh, en }),
    asks_again: asksAgain(wish.asksAgain, rule.uses, before),
    effective_on: effectiveOn,
    published_by: ctx.actor.id,
    published_at: ctx.now,
  }
  await notices.insert(ctx, notice)
  const data = { purpose, audience, version, sha256: notice.sha256, effectiveOn, asksAgain: notice.asks_again }
  await record(ctx, [{ kind: 'consent.notice-published', subject: notice.id, data }])
  return found(await notices.find(ctx, notice.id), 'notice')
}

export async function listNotices(ctx: Ctx, purpose: string): Promise<{ rows: Notice[] }> {
  found(ctx.rulebook.history(`purpose.${purpose}`).at(-1), 'purpose')
  return { rows: await notices.list(ctx, purpose) }
}

const wantedOf = ({ purpose, change, method }: Input<typeof contract.exportConsentEvents>): store.EventFilter => ({
  purpose,
  given: change === undefined ? undefined : change === 'given',
  method,
})
export async function listEvents(ctx: Ctx, { cursor, limit, ...filter }: Input<typeof contract.listConsentEvents>) {
  const page = { after: readCursor(cursor), limit: limit + 1 }
  const { rows, next } = cut(await store.listEvents(ctx, wantedOf(filter), page), limit, placeOf)
  return { rows: await viewAll(ctx, rows), next }
}
async function viewAll(ctx: Ctx, rows: readonly store.EventRow[]): Promise<RegisterEvent[]> {
  const views = await viewEvents(ctx, rows)
  return views.map((view, place) => ({
    ...view,
    person: personShown(rows[place]?.consumer_id ?? ''),
    relation: Relation.nullable().parse(rows[place]?.relation ?? null),
  }))
}

const pageSize = 500
export async function exportEvents(ctx: Ctx, filter: Input<typeof contract.exportConsentEvents>): Promise<string> {
  const rows: RegisterEvent[] = []
  let after: Place | null = null
  while (rows.length < consentsExportLimit) {
    const page: store.EventRow[] = await store.listEvents(ctx, wantedOf(filter), { after, limit: pageSize })
    rows.push(...(await viewAll(ctx, page)))
    const last = page.at(-1)
    if (page.length < pageSize || !last) break
    after = placeOf(last)
  }
  await inTransaction(ctx, (inner) =>
    record(inner, [{ kind: 'consents.exported', subject: ctx.actor.id, data: { rows: rows.length } }]),
  )
  return stringify(
    rows.map((row) => ({
      ...row,
      title: row.title.zh,
      change: row.given ? '同意 given' : '撤回或拒绝 withdrawn',
      version: row.notice?.version ?? '',
      sha256: row.notice?.sha256 ?? '',
    })),
    { header: true, bom: true, columns: csvColumns, escape_formulas: true, record_delimiter: 'windows' },
  )
}
const csvColumns = ['at', 'person', 'purpose', 'title', 'change', 'method', 'relation', 'version', 'sha256', 'fact']

export async function recordConsent(ctx: Ctx, said: Input<typeof contract.recordConsent>): Promise<RegisterEvent> {
  const consumer = await personNamed(ctx, said.consumer)
  const [view] = await viewAll(ctx, [await recordFor(ctx, { ...said, consumer })])
  return found(view, 'consent')
}
/** A consumer of the marketplace; or, by the case, whoever complained: without an account nobody can be named otherwise. */
const personNamed = async (ctx: Ctx, named: string): Promise<string> =>
  (await askConsumerContact(ctx, named)) ? named : found(await askComplainant(ctx, named), 'consumer')

/** From then on what a guardian has not agreed to is not done; the day of birth is not asked for. */
export async function recordMinor(ctx: Ctx, { consumer: named, until }: Input<typeof contract.recordMinor>) {
  const consumer = await personNamed(ctx, named)
  if (until !== null && until <= shanghaiDay(ctx.now)) refuse('consent.minor-until-past', { field: 'until' })
  if (until === null) await store.removeMinor(ctx, consumer)
  else await store.saveMinor(ctx, consumer, until)
  await record(ctx, [{ kind: 'minor.recorded', subject: consumer, data: { isMinor: until !== null } }])
  return { until }
}
