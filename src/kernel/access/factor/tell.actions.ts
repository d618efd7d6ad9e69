import type { Ctx } from '../../context.ts'
import { record } from '../../fact/record.ts'
import { notify } from '../../notice/notify.ts'
import type { Factor } from './factor.store.ts'

type Changed = {
  readonly kind: 'account.factor-added' | 'account.factor-removed' | 'account.recovery-codes-renewed'
  readonly factor: Factor
}

/** Written down, and told to the owner wherever they can be reached: a change they did not make is one they hear of. */
export async function tellOfFactor(ctx: Ctx, { kind, factor }: Changed): Promise<void> {
  const [fact] = await record(ctx, [{ kind, subject: ctx.actor.id, data: { factor } }])
  const template = kind === 'account.recovery-codes-renewed' ? kind : `${kind}.${factor}`
  await notify(ctx, {
    to: { account: ctx.actor.id },
    template,
    params: {},
    subject: null,
    dedupe: fact?.id ?? `${ctx.actor.id} ${ctx.now.getTime()}`,
  })
}
