import { z } from 'zod'
import { defineJob } from '../../kernel/capability.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { everybody, finish, say } from '../complaint.actions.ts'
import * as complaints from '../complaint.store.ts'
import { moveTogether } from '../lifecycle/together.rules.ts'
import * as claims from './claim.store.ts'
import * as decisions from './decision.store.ts'
import * as members from './member.store.ts'

const batch = 20

export const answersMass = defineJob({
  name: 'complaints.carry-mass-answer',
  title: { zh: '把商家的统一答复记入各件投诉', en: "Put the merchant's common answer into every member's case" },
  payload: z.strictObject({ claim: z.string() }),
  outside: true,
  run: async (ctx, { claim }) => {
    while (await inTransaction(ctx, (inner) => answerBatch(inner, claim)));
  },
})

/** The answer stands in every member's file once; where the case still bargained, the facts come next. */
async function answerBatch(ctx: Ctx, claimId: string): Promise<boolean> {
  const claim = await claims.share(ctx, claimId)
  const answers = claim ? await decisions.answersOf(ctx, claimId) : []
  const answer = answers.at(-1)
  if (!claim || !answer || claim.closedAt !== null) return false
  const open = await members.holdUnanswered(ctx, claimId, batch)
  for (const member of open) {
    await answerOne(ctx, { complaintId: member.complaintId, claim, answer })
    await members.change(ctx, member, { answer_at: ctx.now })
  }
  return open.length > 0
}

type One = {
  readonly complaintId: string
  readonly claim: claims.Claim
  readonly answer: { readonly text: string; readonly by: string }
}
async function answerOne(ctx: Ctx, { complaintId, claim, answer }: One): Promise<void> {
  const complaint = await complaints.hold(ctx, complaintId)
  if (!complaint || complaint.state === 'closed') return
  const inner = { ...ctx, actor: shop(answer.by, claim.merchantId) }
  const statement = await say(inner, complaintId, {
    side: 'merchant',
    kind: 'answer',
    audience: everybody,
    text: answer.text,
  })
  const moved = moveTogether('answer', complaint) ?? { ...complaint, version: complaint.version + 1 }
  const after = { ...moved, merchantRepliedAt: complaint.merchantRepliedAt ?? ctx.now, merchantSilent: false }
  await finish(inner, { before: complaint, after }, [
    { kind: 'mass.answer-carried', subject: complaintId, data: { claim: claim.id, statement } },
  ])
}

const shop = (id: string, merchantId: string): Actor => ({
  id,
  kind: 'person',
  roles: ['merchant'],
  consumerId: null,
  merchantId,
  scopes: [],
})
