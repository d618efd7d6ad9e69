import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { commandStateOf, isOldNews } from './command-news.rules.ts'
import { assertLess, postageOf, requestOfPostage } from './postage.rules.ts'
import { begin, finish, say, type StepInput } from './request.actions.ts'
import type { Request } from './request.rules.ts'
import * as store from './request.store.ts'

/** The most return postage that can be stated for one parcel. */
export const mostPostage = ({ rulebook, now }: Ctx): number =>
  Number(rulebook.ruleOf('parameter', 'aftersales.postage-most', shanghaiDay(now)).value)

/** The merchant says which part it accepts, and why; what happens to the goods goes on as before. */
export async function contestPostage(
  ctx: Ctx,
  input: StepInput & { amountFen: number; text: string; files: readonly string[] },
): Promise<Request> {
  const { before, after, side } = await begin(ctx, 'contest_postage', input)
  assertLess(before, input.amountFen)
  const statement = await say(ctx, input.id, { side, kind: 'postage', text: input.text, files: input.files })
  const data = { statement, statedFen: before.postage.statedFen, grantedFen: input.amountFen }
  return finish(ctx, { before, after: { ...after, postage: { ...after.postage, grantedFen: input.amountFen } } }, [
    { kind: 'aftersales.postage-contested', subject: input.id, data },
  ])
}

/** What the marketplace answered; also after the request has ended, since the money is still owed. */
export async function postageHeard(ctx: Ctx, fact: Fact): Promise<void> {
  const request = await store.hold(ctx, requestOfPostage(fact.subject))
  const commandState = commandStateOf(fact.kind)
  if (!request || commandState === undefined || isOldNews(request.postage.commandState, fact.kind)) return
  const isPaid = commandState === 'confirmed'
  const paidAt = isPaid ? ctx.now : null
  await store.save(ctx, { ...request, postage: { ...request.postage, commandState, paidAt } })
  if (commandState === 'requested') return
  const data = { amountFen: postageOf(request.postage), command: String(fact.data['command']) }
  const kind = isPaid ? 'aftersales.postage-paid' : 'aftersales.postage-blocked'
  await record(ctx, [{ kind, subject: request.id, data: isPaid ? data : { ...data, because: commandState } }])
}
