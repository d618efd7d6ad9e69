import { dayMs } from '../../kernel/calendar/span.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { insertKept, keepJudged } from '../../kernel/evidence/arrived.actions.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { demoConsumerId } from '../../marketplace/index.ts'
import type { Complaint } from '../complaint.rules.ts'
import { raiseDemand } from '../demand/demand.actions.ts'
import { demandsOf } from '../demand/demand.store.ts'
import { answerTest, proposeTest } from '../expert/expert.actions.ts'
import { testsOf } from '../expert/expert.store.ts'
import { propose, signProposal } from '../mediation/mediation.actions.ts'
import { proposalsOf } from '../mediation/mediation.store.ts'
import { addEvidence } from '../parties.actions.ts'
import { orderTest } from '../procedure/procedure.actions.ts'
import { evidenceOf } from '../statement.store.ts'
import { step } from './demo.actions.ts'
import { openCases, sidesOf, someoneWith } from './people.actions.ts'

/**
 * What the plots do not tell: one joint test that a shop has still to answer and one that runs, a demand by law, evidence that came late, and
 * an agreement in instalments. Somebody else's than the demo consumer's, whose own cases stay as they are told. Not told twice.
 */
export async function demoProcedure(ctx: Ctx): Promise<void> {
  const agent = await someoneWith(ctx, 'agent')
  if (!agent) return
  const open = await openCases(ctx, agent)
  const others = open.filter(({ consumerId, merchantId }) => merchantId && consumerId && consumerId !== demoConsumerId)
  const inEvidence = others.filter(({ state }) => state === 'evidence')
  // The last one stays as it is told.
  const [asked, running] = inEvidence.slice(0, -1)
  if (asked) await jointTest(ctx, agent, asked, false)
  if (asked) await demanded(ctx, asked)
  if (running) await jointTest(ctx, agent, running, true)
  const [talking, settling] = others.filter(({ state }) => state === 'mediating')
  if (talking) await lateEvidence(ctx, talking)
  if (settling) await instalments(ctx, settling)
}

const terms = {
  question: '送检商品的材质和性能是不是和页面写的一致',
  laboratory: '浙江省质量检测科学研究院',
  feeFen: 60_000,
  advanceBy: 'merchant',
  finalBy: 'result',
} as const

async function jointTest(ctx: Ctx, agent: Actor, of: Complaint, runs: boolean): Promise<void> {
  const { id } = of
  if ((await testsOf(ctx, id)).length > 0) return
  const { consumer, merchant } = sidesOf(of)
  const proposed = await step(ctx, agent, ctx.now, (inner) => proposeTest(inner, { id, ...terms }))
  const test = proposed.tests[0]?.id ?? ''
  const answer = (actor: Actor, text: string) =>
    step(ctx, actor, ctx.now, (inner) => answerTest(inner, { id, test, says: true, text }))
  await answer(consumer, '同意，样品由我寄出。')
  if (!runs) return
  await answer(merchant, '同意按上面的条件鉴定。')
  const text = '双方已同意，样品封存后送检。'
  await step(ctx, agent, ctx.now, (inner) =>
    orderTest(inner, { id, test, text, files: [], laboratory: '', question: '' }),
  )
}

/** Three times the price: for a person to find, with nothing granted by silence. */
async function demanded(ctx: Ctx, of: Complaint): Promise<void> {
  if (of.currency !== 'CNY' || of.claimFen === 0 || (await demandsOf(ctx, of.id)).length > 0) return
  const price = { paidFen: of.claimFen, listedFen: of.claimFen, itemCount: 1 }
  const answers = { forDailyLife: true, flawOnly: false, ...price }
  await step(ctx, sidesOf(of).consumer, ctx.now, (inner) =>
    raiseDemand(inner, { id: of.id, remedy: 'punitive.fraud', answers, choices: {} }),
  )
}

async function lateEvidence(ctx: Ctx, of: Complaint): Promise<void> {
  if ((await evidenceOf(ctx, of.id)).length > 0) return
  const content = Buffer.from('维修检测单\n机身编号与订单一致；开机检测：主板有拆修痕迹。\n')
  const kept = await keepJudged({ name: '维修检测单.txt', type: 'text/plain', content })
  if (kept instanceof Refusal) return
  const note = '举证结束后维修店才出具检测单。'
  await step(ctx, sidesOf(of).consumer, ctx.now, async (inner) =>
    addEvidence(inner, { id: of.id, files: [await insertKept(inner, kept, null)], note }),
  )
}

async function instalments(ctx: Ctx, of: Complaint): Promise<void> {
  const { consumer, merchant } = sidesOf(of)
  const half = Math.max(100, Math.round(of.claimFen / 2))
  const term = (days: number, note: string) => ({
    by: 'merchant' as const,
    remedy: 'refund' as const,
    amountFen: half,
    dueOn: shanghaiDay(new Date(ctx.now.getTime() + days * dayMs)),
    note,
  })
  const text = '分两次退款：第一笔五天内，第二笔三十天内，均原路退回。'
  const terms = [term(5, '第一笔'), term(30, '第二笔')]
  const inside = await step(ctx, merchant, ctx.now, (inner) => propose(inner, { id: of.id, terms, text }))
  const made = (await proposalsOf(ctx, inside.mediation)).at(-1)
  if (made)
    await step(ctx, consumer, ctx.now, (inner) =>
      signProposal(inner, { id: of.id, proposal: made.id, hash: made.hash }),
    )
}
