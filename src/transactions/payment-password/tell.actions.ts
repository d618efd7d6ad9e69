import type { Ctx } from '../../kernel/context.ts'
import { notify } from '../../kernel/notice/notify.ts'

type About = {
  readonly consumer: string
  readonly occasion: string
  readonly params?: Readonly<Record<string, string>>
}
/** Its owner hears of everything that happens to the password. */
export const tell = (
  ctx: Ctx,
  what: 'set' | 'locked' | 'reset-asked' | 'reset-stopped' | 'reminded',
  { consumer, occasion, params = {} }: About,
): Promise<void> =>
  notify(ctx, {
    to: { consumer },
    template: `transaction-password.${what}`,
    params,
    subject: null,
    dedupe: `transaction-password.${what}:${occasion}`,
  })
