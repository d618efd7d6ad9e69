import { systemActor, type Ctx } from '../../kernel/context.ts'
import { shareFiles } from '../../kernel/evidence/arrived.actions.ts'
import { attach, everybody, finish, limitsOf, say } from '../complaint.actions.ts'
import { take } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { found } from '../../kernel/refusal.ts'
import { longestText } from '../complaint.contract.ts'
import type { PartySide } from './case-address.rules.ts'
import type { Case } from './case.actions.ts'
import { saveCorrespondent } from './correspondent.store.ts'
import { attachmentsOf, type KeptLetter } from './letter.store.ts'
import { languageOf } from './letter-words.rules.ts'
import { addedPart } from './text.rules.ts'

export type Target = { readonly of: Case; readonly side: PartySide }

/**
 * The letter's words and files as a statement of the side that wrote it. Answers its id; throws the refusal of the lifecycle when
 * the case takes no more, before anything is written.
 */
export async function joinAsStatement(ctx: Ctx, letter: KeptLetter, { of, side }: Target): Promise<string> {
  const { id } = of
  // A letter speaks for its side of the case, and for nobody else; there may be no account to speak for.
  const byLetter: Ctx = { ...ctx, actor: { ...systemActor, id: letter.id, roles: [side] } }
  const before = found(await complaints.hold(ctx, id), 'complaint')
  const step = side === 'consumer' && before.state === 'needs_info' ? 'provide_info' : 'add_statement'
  const after = take(step, before, { standing: { side, roles: [side] }, limits: limitsOf(ctx) })
  const files = (await attachmentsOf(ctx, letter.id)).flatMap(({ fileId }) => fileId ?? [])
  const text = addedPart(letter.text, longestText)
  const statement = await say(byLetter, id, { side, kind: 'message', audience: everybody, text })
  await attach(byLetter, id, { files: await shareFiles(byLetter, files), side, note: letter.subject.slice(0, 200) })
  const data = { statement, side, audience: everybody, letter: letter.id }
  await finish(byLetter, { before, after }, [
    step === 'provide_info'
      ? { kind: 'complaint.info-provided', subject: id, data: { statement, enteredBy: side, letter: letter.id } }
      : { kind: 'complaint.statement-added', subject: id, data },
  ])
  return statement
}

/** From now on this side of the case is answered by mail, and this letter is the one to be answered. */
export async function noteCorrespondent(ctx: Ctx, letter: KeptLetter, target: Target, byProgram: boolean) {
  if (letter.fromAddress === null) return
  await saveCorrespondent(ctx, {
    complaintId: target.of.id,
    side: target.side,
    address: letter.fromAddress,
    name: letter.fromName,
    letter: letter.id,
    language: languageOf(letter.text || letter.subject),
    byProgram,
  })
}
