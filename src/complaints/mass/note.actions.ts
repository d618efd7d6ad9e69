import type { Ctx } from '../../kernel/context.ts'
import { askOrder, askProducts, type AskedOrder } from '../../marketplace/index.ts'
import { complainantOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { defectsIn } from './defect.actions.ts'
import { lotsIn } from './lot.rules.ts'
import { identityOf } from './product.rules.ts'
import * as traits from './trait.store.ts'

type Own = Pick<traits.Trait, 'kind' | 'value' | 'title'>

/** What a complaint could share with others, as far as it is known now. */
export async function noteTraits(ctx: Ctx, complaint: Complaint): Promise<void> {
  const { id, merchantId, orderId, category, receivedAt } = complaint
  if (merchantId === null) return
  const person = complainantOf(complaint) ?? id
  const goods = await goodsOf(ctx, id, orderId)
  const items = new Map(goods.map(({ productId, title }) => [productId ?? title, title]))
  const own: Own[] = [
    ...[...items].map(([value, title]) => ({ kind: 'item' as const, value, title })),
    // "Other" says nothing that two of them have in common: they meet in the goods, a fault, a batch, or in nearly the same words.
    ...(category === 'other' ? [] : [{ kind: 'category' as const, value: category, title: null }]),
    ...(await told(ctx, complaint)),
    ...(await alike(ctx, id, merchantId)),
    ...(await products(ctx, complaint, goods)),
  ]
  await traits.noteTraits(
    ctx,
    id,
    own.map((one) => ({ ...one, merchantId, person, receivedAt })),
  )
}

async function goodsOf(ctx: Ctx, id: string, orderId: string | null): Promise<AskedOrder['lines']> {
  const concerned = new Set(await complaints.linesOf(ctx, id))
  const order = orderId === null ? null : await askOrder(ctx, orderId)
  return (order?.lines ?? []).filter((line) => concerned.has(line.id))
}

/** The fault and the batch: from the questions of the form where they were asked, else from what was written. */
async function told(ctx: Ctx, { id }: Complaint): Promise<Own[]> {
  const details = new Map((await complaints.detailsOf(ctx, id)).map(({ name, value }) => [name, value]))
  const text = (await traits.claimTexts(ctx, [id])).get(id) ?? ''
  const defects = defectsIn(ctx, details.get('defect') ?? text)
  const lots = lotsIn(details.get('lot'), [...details.values(), text])
  return [
    ...defects.map((value) => ({ kind: 'defect' as const, value, title: null })),
    ...lots.map(({ key, lot }) => ({ kind: 'lot' as const, value: key, title: lot })),
  ]
}

/**
 * Who says nearly the same as somebody in a group joins that group; else the oldest of them begins one. The others hear of it here:
 * when they were looked at, nobody was like them yet.
 */
async function alike(ctx: Ctx, id: string, merchantId: string): Promise<Own[]> {
  const ids = await traits.alikeTo(ctx, id, merchantId)
  const [oldest] = ids
  if (oldest === undefined) return []
  const groups = await traits.alikeGroups(ctx, [id, ...ids])
  const value = groups[0]?.value ?? oldest
  const same = { kind: 'alike' as const, value, title: null, merchantId }
  const grouped = new Set(groups.map((one) => one.id))
  for (const other of await complaints.findAll(
    ctx,
    ids.filter((one) => !grouped.has(one)),
  )) {
    const person = complainantOf(other) ?? other.id
    await traits.noteTraits(ctx, other.id, [{ ...same, person, receivedAt: other.receivedAt }])
  }
  return [same]
}

/** Only of faulty or dangerous goods: that a price is wrong says nothing about what other shops sell. */
async function products(ctx: Ctx, complaint: Complaint, goods: AskedOrder['lines']): Promise<Own[]> {
  if (complaint.category !== 'quality' && !complaint.flags.includes('safety')) return []
  const ids = goods.flatMap(({ productId }) => productId ?? [])
  const known = await askProducts(ctx, ids)
  return [...new Set(ids)].map((id) => ({ kind: 'product', ...identityOf(id, known.get(id)) }))
}
