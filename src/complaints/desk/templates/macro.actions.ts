import type { Ctx } from '../../../kernel/context.ts'
import { inTransaction } from '../../../kernel/db/transaction.ts'
import { found, Refusal, refuse, wordsOf } from '../../../kernel/refusal.ts'
import { acknowledgeComplaint, askMerchant, assignComplaint, respondToComplaint } from '../../handling.actions.ts'
import { heldByUs } from '../../handled.actions.ts'
import { requestInfo } from '../../intake/intake.actions.ts'
import { complaintRefusals } from '../../refusal-words.contract.ts'
import { addNote, putTag, watchComplaint } from '../desk.actions.ts'
import { deskRefusals } from '../refusal-words.contract.ts'
import { holdTag } from '../tag.store.ts'
import { remindInDays } from './reminder.actions.ts'
import type { MacroStep } from './template.contract.ts'
import * as store from './template.store.ts'
import { textFor } from './use.actions.ts'
import type { MacroOutcome } from './use.contract.ts'
import { aboutCase, spokenIn } from './writing.actions.ts'

type Which = { readonly id: string; readonly macro: string }
type Asked = Which & { readonly version: number; readonly macroVersion: number }

/** All or nothing: what the first step that is refused says is the answer, and the transaction is taken back. */
export async function runMacro(ctx: Ctx, { version, macroVersion, ...which }: Asked): Promise<MacroOutcome> {
  const complaint = await heldByUs(ctx, which.id)
  if (complaint.version !== version) refuse('complaint.changed-meanwhile')
  const macro = await usable(ctx, which)
  if (macro.version !== macroVersion) refuse('desk.changed-meanwhile')
  const outcome = await play(ctx, which, macro.steps)
  const refused = outcome.steps.find(({ refusal }) => refusal !== null)
  if (refused?.refusal) throw outcome.cause ?? new Refusal(refused.refusal.code)
  await store.countUse(ctx, which.macro)
  return { steps: outcome.steps, possible: true, version: outcome.version }
}

/** Played for real, and taken back whatever came of it. */
class TakenBack extends Error {
  readonly outcome: MacroOutcome
  constructor(outcome: MacroOutcome) {
    super('a preview is taken back')
    this.outcome = outcome
  }
}
export async function previewMacro(ctx: Ctx, which: Which): Promise<MacroOutcome> {
  try {
    return await inTransaction(ctx, async (inner) => {
      const { version } = await heldByUs(inner, which.id)
      const { steps } = await play(inner, which, (await usable(inner, which)).steps)
      throw new TakenBack({ steps, possible: steps.every(({ refusal }) => refusal === null), version })
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome
    throw error
  }
}

async function usable(ctx: Ctx, { macro }: Which) {
  const one = found(await store.findTemplate(ctx, macro), 'macro')
  if (one.body.kind !== 'macro') return refuse('not-found', { noun: 'macro' })
  if (one.retired) refuse('desk.template-retired', { field: 'macro', name: one.name })
  return { version: one.version, steps: one.body.steps }
}

type Played = Pick<MacroOutcome, 'steps' | 'version'> & { readonly cause: Refusal | null }

async function play(ctx: Ctx, { id }: Which, steps: readonly MacroStep[]): Promise<Played> {
  const done: MacroOutcome['steps'] = []
  for (const step of steps) {
    const before = await heldByUs(ctx, id)
    const said: { text: string | null } = { text: null }
    try {
      said.text = await wordsFor(ctx, id, step)
      await take(ctx, id, { step, text: said.text ?? '' })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const words = { ...complaintRefusals, ...deskRefusals }
      const refusal = { code: error.code, words: { zh: wordsOf(words, error, 'zh'), en: wordsOf(words, error, 'en') } }
      done.push({ do: step.do, text: said.text, state: before.state, refusal })
      return { steps: done, version: before.version, cause: error }
    }
    done.push({ do: step.do, text: said.text, state: (await heldByUs(ctx, id)).state, refusal: null })
  }
  return { steps: done, version: (await heldByUs(ctx, id)).version, cause: null }
}

/** A gap that nothing is known for is no text to send: nobody reads it before it goes out. */
async function wordsFor(ctx: Ctx, id: string, step: MacroStep): Promise<string | null> {
  if ('tag' in step) return found(await holdTag(ctx, step.tag), 'tag').name
  if (!('template' in step)) return null
  const writing = await aboutCase(ctx, id)
  const language = step.do === 'note' || step.do === 'ask_merchant' ? 'zh' : spokenIn(writing)
  const { text, missing } = await textFor(ctx, writing, { template: step.template, language })
  if (missing.length > 0) refuse('desk.placeholder-missing', { names: missing.join(' ') })
  return text
}

async function take(ctx: Ctx, id: string, { step, text }: { readonly step: MacroStep; readonly text: string }) {
  switch (step.do) {
    case 'acknowledge':
      return acknowledgeComplaint(ctx, { id, text })
    case 'respond':
      return respondToComplaint(ctx, { id, text, files: [] })
    case 'ask_merchant':
      return askMerchant(ctx, { id, text })
    case 'request_info':
      return requestInfo(ctx, { id, text })
    case 'note':
      return addNote(ctx, { id, text, mentions: [] })
    case 'tag':
      return putTag(ctx, { id, tag: step.tag, on: true })
    case 'take':
      return assignComplaint(ctx, { id, agentId: ctx.actor.id })
    case 'watch':
      return watchComplaint(ctx, { id, on: true })
    case 'remind':
      return remindInDays(ctx, id, step.days)
  }
}
