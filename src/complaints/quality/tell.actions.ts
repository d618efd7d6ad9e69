import type { Ctx } from '../../kernel/context.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import type { Review } from './review.store.ts'
import { leads } from './quality.contract.ts'

/** One notice for all that a draw gave, or for one review. */
export const tellReviewer = (ctx: Ctx, account: string, subject: string): Promise<void> =>
  notify(ctx, {
    to: { account },
    template: 'quality.to-review',
    params: {},
    subject,
    dedupe: `quality.to-review:${subject}:${account}`,
  })

type Template = 'quality.result' | 'quality.decided' | 'quality.task'
export const tellPerson = (ctx: Ctx, account: string, template: Template, { id }: Pick<Review, 'id'>): Promise<void> =>
  notify(ctx, {
    to: { account },
    template,
    params: { review: id },
    subject: id,
    dedupe: `${template}:${id}:${account}`,
  })

export async function tellObjected(ctx: Ctx, { id }: Pick<Review, 'id'>): Promise<void> {
  const all: To[] = leads.map((role) => ({ role }))
  for (const to of all)
    await notify(ctx, {
      to,
      template: 'quality.objected',
      params: { review: id },
      subject: id,
      dedupe: `quality.objected:${id}`,
    })
}
