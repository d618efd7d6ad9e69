import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { newWebhookSecret } from '../../kernel/fact/webhook-signature.ts'
import type { Words } from '../../kernel/route.contract.ts'
import { findConnection, saveConnection } from '../command.store.ts'
import { ingest } from '../ingest.actions.ts'
import { readThing, type Thing } from '../noun.rules.ts'
import { buildStage, type Said } from './generate.rules.ts'
import { calendarBefore, orderCount, orderStory } from './order-story.rules.ts'
import { demoSource } from './parties.ts'

const ordersAtOnce = 400

/**
 * A year of an invented marketplace up to now, heard like every other marketplace is. Loading it again after a kill changes
 * only the dates.
 */
export async function demoMarketplace(ctx: Ctx, progress: (share: number, words: Words) => void): Promise<void> {
  const stage = buildStage(ctx.now)
  const hear = (said: readonly Said[]) =>
    inTransaction(ctx, (inner) =>
      ingest(
        inner,
        said.map((one) => heard(ctx, one)),
      ),
    )
  await inTransaction(ctx, async (inner) => {
    if (await findConnection(inner, demoSource)) return
    await saveConnection(inner, { source: demoSource, command_url: null, secret: newWebhookSecret(), simulated: true })
  })
  await hear(stage.things)
  const calendar = calendarBefore(ctx.now)
  for (let start = 0; start < orderCount; start += ordersAtOnce) {
    progress(start / orderCount, { zh: `${start} 笔订单`, en: `${start} orders` })
    const indexes = Array.from({ length: Math.min(ordersAtOnce, orderCount - start) }, (_, i) => start + i)
    await hear(indexes.flatMap((index) => orderStory(index, stage, calendar, ctx.now)))
  }
}

function heard(ctx: Ctx, { noun, data }: Said): Thing {
  const read = readThing(noun, data, { source: demoSource, asOf: ctx.now.toISOString(), key: 'demo' })
  if ('thing' in read) return read.thing
  throw new Error(
    `the demo says something wrong about a ${noun}: ${read.problems.map(({ field }) => field).join(', ')}`,
  )
}
