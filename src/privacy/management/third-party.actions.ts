import { dayNumber, dayText, shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { claimFiles, filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { DataUse } from '../../kernel/consent/purpose-rule.contract.ts'
import { numberOf } from './duty.actions.ts'
import type { ThirdParty } from './third-party.contract.ts'
import { PartnerRole } from './third-party.contract.ts'
import type * as contract from './third-party.contract.ts'
import { partnerState } from './third-party.rules.ts'
import * as store from './third-party.store.ts'

const soonFrom = (ctx: Ctx): string =>
  dayText(dayNumber(shanghaiDay(ctx.now)) + numberOf(ctx, 'agreement-warning-days'))
const stateOf = (ctx: Ctx, row: store.PartnerRow) => partnerState(row, shanghaiDay(ctx.now), soonFrom(ctx))

async function viewOf(ctx: Ctx, row: store.PartnerRow): Promise<ThirdParty> {
  const { ended_at: endedAt, ending, ending_proof: proof } = row
  return {
    id: row.id,
    name: row.name,
    role: PartnerRole.parse(row.role),
    goal: row.goal,
    uses: DataUse.array().parse(row.uses),
    safeguards: row.safeguards,
    agreement: row.agreement,
    signedOn: row.signed_on,
    until: row.until,
    secrecy: row.secrecy,
    registeredAt: row.registered_at.toISOString(),
    state: stateOf(ctx, row),
    ending:
      endedAt === null
        ? null
        : { at: endedAt.toISOString(), how: ending === 'returned' ? 'returned' : 'deleted', proof: proof ?? '' },
    files: [...(await filesOf(ctx, row.id))],
  }
}

export async function listThirdParties(ctx: Ctx) {
  const rows: ThirdParty[] = []
  for (const row of await store.list(ctx)) rows.push(await viewOf(ctx, row))
  return { rows, mayChange: hasRole(ctx.actor, 'privacy-officer') }
}

type Agreement = Pick<Input<typeof contract.registerThirdParty>, 'signedOn' | 'until'>
function assertDays(ctx: Ctx, { signedOn, until }: Agreement): void {
  if (until < signedOn) refuse('privacy.agreement-days', { field: 'until' })
  if (signedOn > shanghaiDay(ctx.now)) refuse('privacy.agreement-not-signed', { field: 'signedOn' })
}

export async function registerThirdParty(ctx: Ctx, wish: Input<typeof contract.registerThirdParty>) {
  const { files, signedOn, ...given } = wish
  assertDays(ctx, wish)
  const id = newId('tpa', ctx.now.getTime())
  const stamp = { registered_by: ctx.actor.id, registered_at: ctx.now }
  const row = await store.insert(ctx, { id, ...given, signed_on: signedOn, ...stamp })
  await claimFiles(ctx, files, id)
  const data = { role: given.role, agreement: 'signed', secrecy: given.secrecy, until: given.until }
  await record(ctx, [{ kind: 'third-party.registered', subject: id, data }])
  return viewOf(ctx, row)
}

const open = async (ctx: Ctx, id: string): Promise<store.PartnerRow> => {
  const row = found(await store.hold(ctx, id), 'third-party')
  return row.ended_at === null ? row : refuse('privacy.third-party-ended')
}

export async function renewAgreement(ctx: Ctx, wish: Input<typeof contract.renewAgreement>) {
  const { id, agreement, signedOn, until, secrecy, files } = wish
  await open(ctx, id)
  assertDays(ctx, wish)
  const row = await store.update(ctx, id, { agreement, signed_on: signedOn, until, secrecy, warned: null })
  await claimFiles(ctx, files, id)
  await record(ctx, [{ kind: 'third-party.renewed', subject: id, data: { until, secrecy } }])
  return viewOf(ctx, row)
}

/** It ends with what became of the data (PIPL 21): without that, it does not end. */
export async function endThirdParty(ctx: Ctx, { id, how, proof, files }: Input<typeof contract.endThirdParty>) {
  await open(ctx, id)
  const ended = { ended_at: ctx.now, ended_by: ctx.actor.id, ending: how, ending_proof: proof }
  const row = await store.update(ctx, id, ended)
  await claimFiles(ctx, files, id)
  await record(ctx, [{ kind: 'third-party.ended', subject: id, data: { how } }])
  return viewOf(ctx, row)
}

/** Told before an agreement ends and when it has: once each. */
export async function warnOfEnds(ctx: Ctx): Promise<void> {
  for (const row of await store.listEnding(ctx, soonFrom(ctx))) {
    const warned = stateOf(ctx, row) === 'over' ? 'over' : 'soon'
    if (row.warned === warned) continue
    await store.update(ctx, row.id, { warned })
    await record(ctx, [{ kind: 'third-party.expiring', subject: row.id, data: { warned, until: row.until } }])
    await notify(ctx, {
      to: { role: 'privacy-officer' },
      template: `third-party.${warned}`,
      params: { name: row.name, until: row.until },
      subject: null,
      dedupe: `third-party.${warned}:${row.id}:${row.until}`,
    })
  }
}

export async function partnerTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'privacy-officer')) return []
  const rows = await store.listEnding(ctx, soonFrom(ctx))
  return rows.slice(0, limit).map((row) => ({
    title: { zh: '第三方协议到期', en: 'An agreement with a third party ends' },
    detail: row.name,
    href: '/privacy/third-parties',
    dueAt: new Date(`${row.until}T23:59:59+08:00`),
    kind: { zh: '第三方', en: 'Third party' },
  }))
}
export const maySeePartner = async (ctx: Ctx): Promise<boolean> =>
  hasRole(ctx.actor, 'privacy-officer', 'governance-officer', 'admin')
