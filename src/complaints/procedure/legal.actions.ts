import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import { attach, begin, closedFact, ended, everybody, finish, say, type StepInput } from '../complaint.actions.ts'
import type { State } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { claimSource } from '../intake/source.store.ts'

/** A court, an arbitration body or an authority has the matter: the platform stands still and never closes it by silence. */

/** From here on something is owed, or about to be. */
const isOwing = (state: State): boolean => ['award_issued', 'review', 'performing', 'enforcing'].includes(state)

type Said = StepInput & { readonly text: string; readonly files: readonly string[] }
export type Seized = Said & { readonly body: string; readonly reference: string }

export async function goLegal(ctx: Ctx, input: Seized): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'go_legal', input)
  // What stops every clock of the platform rests on the paper of the body that has taken it, where somebody gains by the standstill.
  if (input.files.length === 0 && (side === 'merchant' || isOwing(before.state)))
    refuse('complaint.law-paper-missing', { field: 'files' })
  const statement = await say(ctx, input.id, { side, kind: 'message', audience: everybody, text: input.text })
  await attach(ctx, input.id, { files: input.files, side })
  const { body: origin, reference } = input
  await claimSource(ctx, input.id, {
    channel: 'legal',
    reference: `${input.id}:${reference}`,
    origin,
    url: null,
    answerBy: null,
  })
  return finish(ctx, { before, after }, [
    { kind: 'complaint.went-to-law', subject: input.id, data: { statement, by: side, from: before.state } },
  ])
}

/** Not taken, or given back: it goes on where it stood, with what was left of every clock. */
export async function resumeFromLaw(ctx: Ctx, input: Said): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'resume_from_law', input)
  const statement = await say(ctx, input.id, { side, kind: 'message', audience: everybody, text: input.text })
  await attach(ctx, input.id, { files: input.files, side })
  const state = before.resumeState ?? refuse('complaint.step-not-now')
  return finish(ctx, { before, after: { ...after, state } }, [
    { kind: 'complaint.came-back-from-law', subject: input.id, data: { statement, by: side, to: state } },
  ])
}

export async function endLegal(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'end_legal', input)
  const statement = await say(ctx, input.id, { side, kind: 'closing', audience: everybody, text: input.text })
  const ending = { outcome: 'legal_ended', amountFen: 0 } as const
  return finish(ctx, { before, after: ended(ctx, after, ending) }, [closedFact(input.id, ending, { statement })])
}
