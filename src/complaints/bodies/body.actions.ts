import type { z } from 'zod'
import { askMerchants, askOrder } from '../../marketplace/index.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import type * as contract from './body.contract.ts'
import * as rules from './body.rules.ts'
import * as store from './body.store.ts'
import { given } from './given.rules.ts'
import { propose, type Place } from './propose.rules.ts'
import { provinces } from './region.contract.ts'
import { provinceIn } from './region.rules.ts'

const today = (ctx: Ctx): string => shanghaiDay(ctx.now)
const directory = async (ctx: Ctx) => rules.directoryOn(rules.withNational(await store.allVersions(ctx)), today(ctx))

export async function listBodies(ctx: Ctx, wanted: Input<typeof contract.listBodies>) {
  const all = await directory(ctx)
  return { rows: all.filter((body) => rules.fits(body, wanted)), of: all.length }
}

export async function readBody(ctx: Ctx, id: string): Promise<z.input<typeof contract.readBody.output>> {
  const versions = await ownVersions(ctx, id)
  if (versions.length === 0) return refuse('not-found', { noun: 'body' })
  return {
    id,
    current: rules.versionOn(versions, today(ctx))?.version ?? null,
    versions: versions
      .toSorted((a, b) => b.version - a.version)
      .map((one) => ({ ...rules.viewOf(one), changedAt: one.changedAt?.toISOString() ?? null })),
  }
}
const ownVersions = async (ctx: Ctx, id: string) =>
  rules.withNational(await store.versionsOf(ctx, id)).filter((one) => one.id === id)

/** The next version of a body; who read an older one than the latest has to look again. */
export async function writeBody(ctx: Ctx, { id, after, ...entry }: Input<typeof contract.writeBodyVersion>) {
  rules.checkEntry(entry, today(ctx))
  const latest = Math.max(0, ...(await ownVersions(ctx, id)).map(({ version }) => version))
  if (latest !== after || !(await store.insertVersion(ctx, id, latest + 1, entry)))
    refuse('body.changed-meanwhile', { version: latest })
  await record(ctx, [{ kind: 'body.written', subject: `bdy_${id}`, data: { body: id, version: latest + 1 } }])
  return { ...entry, id, version: latest + 1 }
}

export async function proposeBodies(ctx: Ctx, { id, region }: Input<typeof contract.proposeBodies>) {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) === null) refuse('not-found', { noun: 'complaint' })
  const places = await placesOf(ctx, complaint, region)
  return { places, rows: propose(await directory(ctx), complaint, places), given: [...given] }
}

/** What the reader chose counts instead of the address; the place of the shop counts always. */
async function placesOf(ctx: Ctx, { orderId, merchantId }: Complaint, chosen: string | undefined): Promise<Place[]> {
  const sent = orderId === null ? null : ((await askOrder(ctx, orderId))?.region ?? null)
  const shop = merchantId === null ? null : ((await askMerchants(ctx, [merchantId])).get(merchantId)?.region ?? null)
  const [, name = chosen] = provinces.find(([code]) => chosen?.startsWith(code)) ?? []
  const own: Place[] =
    chosen === undefined || name === undefined ? placeOf(sent, 'order') : [{ code: chosen, name, by: 'chosen' }]
  return [...own, ...placeOf(shop, 'shop')]
}
const placeOf = (name: string | null, by: Place['by']): Place[] =>
  name === null || name === '' ? [] : [{ code: provinceIn(name), name, by }]
