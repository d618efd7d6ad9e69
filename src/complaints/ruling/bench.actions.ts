import type { Ctx } from '../../kernel/context.ts'
import type { Complaint } from '../complaint.rules.ts'
import type { Opinion } from './draft.store.ts'
import { tallyOf } from './panel.rules.ts'
import { readBench } from './part.actions.ts'
import type { Decided } from './ruling.actions.ts'
import { isRulingDecision } from './ruling.rules.ts'
import type { Ruling } from './ruling.store.ts'

/** The draft that more than half of a panel stand by, ready to be issued; null when there is none. */
export async function carriedDraft(
  ctx: Ctx,
  { id }: Complaint,
  ruling: Ruling,
): Promise<Omit<Decided, 'statement'> | null> {
  if (ruling.size === 1) return null
  const bench = await readBench(ctx, id, ruling)
  const { draft, opinions } = bench
  const { majority, concurring, dissenting } = tallyOf(bench)
  if (draft === null || !majority || !isRulingDecision(draft.decision)) return null
  const { decision, remedy, amountFen, cites, restsOn, reasons, awards } = draft
  const text = withDissent(reasons, opinions)
  return {
    id: ruling.id,
    decidedBy: 'person',
    decision,
    remedy,
    amountFen,
    cites,
    restsOn,
    text,
    awards,
    votes: { concurring, dissenting },
  }
}

/** Both sides read who of the panel thought otherwise, and why: with the ruling, not apart from it. */
export function withDissent(reasons: string, opinions: readonly Pick<Opinion, 'concurs' | 'reasons'>[]): string {
  const dissent = opinions.filter(({ concurs }) => !concurs)
  return [reasons, ...dissent.map((one) => `不同意见（不影响裁决结果）/ Dissenting opinion:\n${one.reasons}`)].join(
    '\n\n',
  )
}
