import { z } from 'zod'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { defineJob } from '../../kernel/capability.ts'
import type { Ctx } from '../../kernel/context.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { inForce } from './consent.rules.ts'
import * as store from './consent.store.ts'
import * as notices from './notice.store.ts'
import { purposeOf, purposesNow, type PurposeRule } from './standing.actions.ts'

const atOnce = 500
/** Who agreed to an older notice is told once that it no longer holds; asked often, people agree to be left alone (NDR 21). */
export const askAgain = defineJob({
  name: 'privacy.ask-consent-again',
  title: { zh: '用途有变化，请本人重新考虑同意', en: 'Tell people of purposes that changed' },
  payload: z.strictObject({}),
  cron: '40 9-18 * * *',
  run: async (ctx) => {
    for (const rule of purposesNow(ctx)) if (rule.mode === 'consent') await tellOf(ctx, rule)
  },
})

async function tellOf(ctx: Ctx, rule: PurposeRule): Promise<void> {
  const purpose = purposeOf(rule)
  const day = shanghaiDay(ctx.now)
  const versions = (await notices.list(ctx, purpose)).filter(({ audience }) => audience === 'everyone')
  const current = inForce(versions, day)
  const lastThatAsks = inForce(
    versions.filter((one) => one.asksAgain),
    day,
  )
  if (!current || !lastThatAsks) return
  const agreedTo = versions.filter(({ version }) => version < lastThatAsks.version).map(({ id }) => id)
  if (agreedTo.length === 0) return
  const people = await store.listToTell(ctx, { purpose, agreedTo, notice: lastThatAsks.id, limit: atOnce })
  for (const { consumer } of people) {
    await store.markTold(ctx, consumer, purpose, lastThatAsks.id)
    await notify(ctx, {
      to: { consumer },
      template: 'consent.asked-again',
      params: { purposeZh: rule.title.zh, purposeEn: rule.title.en },
      subject: null,
      dedupe: `consent.asked-again:${lastThatAsks.id}`,
    })
  }
}
