import type { Ctx } from '../../kernel/context.ts'
import { dataKinds } from '../../kernel/declared/read-declared.ts'
import { mattersOf } from '../../kernel/person/standing.ts'
import { viewItem } from './item.rules.ts'
import { itemsOf } from './item.store.ts'
import type { ItemView } from './request.contract.ts'
import type { Request } from './request.rules.ts'
import { erasedSubjects } from './subjects.rules.ts'

const kinds = dataKinds()

/** What holds something is named as it is called now; only while something is held is it asked for. */
export async function itemViews(ctx: Ctx, request: Request): Promise<ItemView[]> {
  const items = await itemsOf(ctx, request.id)
  const held = items.some(({ outcome }) => outcome === 'held')
  const matters = held ? await mattersOf(ctx, erasedSubjects(request)) : []
  return items.map((one) => viewItem(one, kinds, matters))
}
