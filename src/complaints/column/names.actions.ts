import type { Ctx } from '../../kernel/context.ts'
import { askConsumerNames } from '../../marketplace/index.ts'
import type { Complaint } from '../complaint.rules.ts'
import { contactOf } from '../intake/contact.store.ts'

/** How the person of a case is called and reached, as far as the order and the case know it: what no published text may hold. */
export async function namesInCase(
  ctx: Ctx,
  { id, consumerId }: Pick<Complaint, 'id' | 'consumerId'>,
): Promise<string[]> {
  const contact = await contactOf(ctx, id)
  const own = consumerId === null ? null : (await askConsumerNames(ctx, [consumerId])).get(consumerId)
  return [own, contact?.name, contact?.phone, contact?.email, contact?.handle].filter(
    (name) => typeof name === 'string',
  )
}
