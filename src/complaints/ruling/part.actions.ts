import { hasRole, type Ctx } from '../../kernel/context.ts'
import type { Side, State } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { noPart, type RulingPart } from '../lifecycle/step.rules.ts'
import { withdrawable } from '../withdrawal/withdrawal.rules.ts'
import { openOf } from '../withdrawal/withdrawal.store.ts'
import { everSat, isTiedTo } from '../ties/ties.actions.ts'
import { extendable, extensionPart } from '../pauses/extension.rules.ts'
import { extensionsOf } from '../pauses/extension.store.ts'
import { draftsOf, opinionsOf, type Draft, type Opinion } from './draft.store.ts'
import { latest as latestJury } from './jury.store.ts'
import { benchOf, tallyOf, type Bench } from './panel.rules.ts'
import { rulingsOf, stepsOf, type Ruling } from './ruling.store.ts'
import { seatsOf, type Seat } from './seat.store.ts'

const about: readonly State[] = ['mediating', 'panel_forming', 'deliberating', 'award_issued', 'review']

/** What the lifecycle has to know of the reader and the ruling; asked for only where the table asks. */
export async function rulingPart(ctx: Ctx, complaint: Complaint, side: Side): Promise<RulingPart> {
  const ruled = { ...(await onRuling(ctx, complaint, side)), sat: await alsoSat(ctx, complaint, side) }
  const part = withdrawable.some((state) => state === complaint.state)
    ? { ...ruled, withdrawalAsked: (await openOf(ctx, complaint.id)) !== undefined }
    : ruled
  if (!extendable.some((state) => state === complaint.state)) return part
  return { ...part, extension: extensionPart(await extensionsOf(ctx, complaint.id), side, ctx.now) }
}

/** Asked for only where an account that rules could handle as well. */
const alsoSat = async ({ actor, ...ctx }: Ctx, complaint: Complaint, side: Side): Promise<boolean> =>
  side === 'platform' && hasRole(actor, 'arbitrator') && actor.roles.length > 1
    ? everSat({ ...ctx, actor }, complaint)
    : false

async function onRuling(ctx: Ctx, complaint: Complaint, side: Side): Promise<RulingPart> {
  if (!about.includes(complaint.state)) return noPart
  if (side !== 'platform') {
    const done = (await stepsOf(ctx, complaint.id)).filter((step) => step.side === side)
    return { ...noPart, seat: 'none', done: done.map(({ kind }) => kind) }
  }
  if (!ctx.actor.roles.includes('arbitrator')) return { ...noPart, seat: 'none' }
  const ruling = (await rulingsOf(ctx, complaint.id)).find(({ at }) => at === null)
  if (!ruling) return noPart
  const jury = complaint.state === 'deliberating' ? await latestJury(ctx, complaint.id) : undefined
  const voting = jury?.phase === 'commit' || jury?.phase === 'reveal'
  const part = ofBench(ctx, await readBench(ctx, complaint.id, ruling))
  const tied = part.seat === 'anyone' && (await isTiedTo(ctx, ctx.actor, complaint))
  return { ...noPart, ...part, ...(tied && { seat: 'tied' as const }), voting }
}

export type SittingBench = Bench<Seat, Draft, Opinion>
export async function readBench(ctx: Ctx, complaintId: string, { id, size }: Ruling): Promise<SittingBench> {
  const mine = <T extends { readonly rulingId: string }>(all: readonly T[]): T[] =>
    all.filter(({ rulingId }) => rulingId === id)
  const drafts = mine(await draftsOf(ctx, complaintId))
  const opinions = mine(await opinionsOf(ctx, complaintId))
  return benchOf(size, mine(await seatsOf(ctx, complaintId)), { drafts, opinions })
}

function ofBench(
  { actor }: Ctx,
  bench: SittingBench,
): Omit<RulingPart, 'voting' | 'extension' | 'withdrawalAsked' | 'sat'> {
  const mine = bench.sitting.find(({ accountId }) => accountId === actor.id)
  const { heard, majority } = tallyOf(bench)
  return {
    done: [],
    seat: mine?.part ?? (bench.sitting.length === 0 ? 'anyone' : 'none'),
    panel: bench.size > 1,
    drafted: bench.draft !== null,
    spoken: bench.opinions.some(({ seatId }) => seatId === mine?.id),
    carried: heard && majority,
  }
}
