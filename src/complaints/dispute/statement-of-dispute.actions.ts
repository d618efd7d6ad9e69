import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import type { State } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { sha256 } from '../../kernel/sha256.ts'
import type { Party } from './dispute.contract.ts'
import { seals, stancesOf } from './dispute.rules.ts'
import * as store from './dispute.store.ts'
import { documentOf } from './document.rules.ts'
import { exhibitsOf, type Exhibit } from './exhibits.actions.ts'

type Said = { readonly stance: store.Said['stance']; readonly note: string; readonly at: Date } | null
export type PointWithStances = store.Point & { readonly stances: Readonly<Record<Party, Said>> }
export type StatementOfDispute = {
  readonly points: readonly PointWithStances[]
  readonly exhibits: readonly Exhibit[]
  readonly document: string
  readonly hash: string
}

/** The same for both sides and for the platform: that is what makes it worth signing. */
export async function statementOf(ctx: Ctx, complaint: Complaint): Promise<StatementOfDispute> {
  const stances = await store.stancesOf(ctx, complaint.id)
  const points = (await store.pointsOf(ctx, complaint.id)).map((point) => withStances(point, stances))
  const exhibits = await exhibitsOf(ctx, complaint.id)
  const { receipt, remedies, claimFen, currency } = complaint
  const document = documentOf({
    receipt,
    remedies,
    amountFen: claimFen,
    currency,
    points,
    // What comes late is answered piece by piece; the text that was sealed does not change under anybody's signature.
    exhibits: exhibits
      .filter(({ late }) => !late)
      .map(({ number, side, file }) => ({ number, side, name: file.name, sha256: file.sha256 ?? '' })),
  })
  return { points, exhibits, document, hash: sha256(document) }
}

function withStances(point: store.Point, stances: readonly store.Said[]): PointWithStances {
  const said = (party: Party) => stances.find(({ pointId, side }) => pointId === point.id && side === party)
  const own = { consumer: said('consumer'), merchant: said('merchant') }
  const taken = stancesOf(point.side, {
    consumer: own.consumer?.stance ?? null,
    merchant: own.merchant?.stance ?? null,
  })
  const of = (party: Party): Said => {
    const stance = taken[party]
    return stance === null ? null : { stance, note: own[party]?.note ?? '', at: own[party]?.at ?? point.at }
  }
  return { ...point, stances: { consumer: of('consumer'), merchant: of('merchant') } }
}

/** The evidence is closed: what the dispute turns on stands from here, signed or not. Nothing was listed, nothing is sealed. */
export async function sealDispute(ctx: Ctx, id: string, { from, to }: { from: State; to: State }): Promise<void> {
  const complaint = seals(from, to) ? await complaints.hold(ctx, id) : undefined
  if (!complaint) return
  const { points, document, hash } = await statementOf(ctx, complaint)
  if (points.length === 0) return
  const signed = (await store.signaturesOf(ctx, id)).filter((one) => one.hash === hash).map(({ side }) => side)
  const standing = (party: Party) => (signed.includes(party) ? 'signed' : 'silent')
  const number = ((await store.sealsOf(ctx, id)).at(-1)?.number ?? 0) + 1
  const seal = { number, hash, consumer: standing('consumer'), merchant: standing('merchant') } as const
  await store.insertSeal(ctx, id, { ...seal, document })
  await record(ctx, [{ kind: 'dispute.sealed', subject: id, data: seal }])
}
