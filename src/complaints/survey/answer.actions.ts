import { startClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { surveyRefusals } from './refusal-words.contract.ts'
import { lineOfLow } from './survey-numbers.actions.ts'
import { leads, type answerSurvey as answerRoute, type SurveyView } from './survey.contract.ts'
import { isLow, stateOf, whyNoAnswer } from './survey.rules.ts'
import * as store from './survey.store.ts'

/** Only the consumer of the case, by account or by its link, has a survey. */
async function own(ctx: Ctx, complaint: Complaint | undefined): Promise<Complaint> {
  const mine = found(complaint, 'complaint')
  return sideOf(ctx.actor, mine) === 'consumer' ? mine : refuse('not-found', { noun: 'complaint' })
}

export async function showSurvey(ctx: Ctx, id: string): Promise<SurveyView> {
  const complaint = await own(ctx, await complaints.find(ctx, id))
  return view(ctx, complaint, await store.ofComplaint(ctx, id))
}

function view(ctx: Ctx, complaint: Complaint, survey: store.Survey | undefined): SurveyView {
  const code = whyNoAnswer(survey, complaint, ctx.now)
  const { outcomeScore, handlingScore, solved } = survey ?? { outcomeScore: null, handlingScore: null, solved: null }
  const given = outcomeScore !== null && handlingScore !== null && solved !== null
  return {
    state: stateOf(survey, complaint, ctx.now),
    openUntil: survey?.openUntil.toISOString() ?? null,
    answer: given
      ? {
          outcome: outcomeScore,
          handling: handlingScore,
          solved,
          text: survey?.words ?? '',
          mayPublish: survey?.mayPublish ?? false,
        }
      : null,
    mayAnswer: code === null,
    whyNot: code === null ? null : { code, zh: surveyRefusals[code].zh, en: surveyRefusals[code].en },
  }
}

/** The complaint is held first, as every step of it does: closing, reopening and answering never meet. */
async function held(ctx: Ctx, id: string): Promise<{ complaint: Complaint; survey: store.Survey }> {
  const complaint = await own(ctx, await complaints.hold(ctx, id))
  const asked = await store.ofComplaint(ctx, id)
  const survey = asked && (await store.hold(ctx, asked.id))
  return { complaint, survey: survey ?? refuse('survey.not-asked') }
}

export async function answerSurvey(ctx: Ctx, { id, ...answer }: Input<typeof answerRoute>): Promise<SurveyView> {
  const { complaint, survey } = await held(ctx, id)
  const code = whyNoAnswer(survey, complaint, ctx.now)
  if (code !== null) refuse(code)
  const low = survey.callBack === null && isLow(answer, lineOfLow(ctx))
  const clock = low ? await startClock(ctx, { rule: 'survey.call-back', subject: survey.id, startedAt: ctx.now }) : null
  const after: store.Survey = {
    ...survey,
    answeredAt: survey.answeredAt ?? ctx.now,
    skippedAt: null,
    outcomeScore: answer.outcome,
    handlingScore: answer.handling,
    solved: answer.solved,
    words: answer.text,
    mayPublish: answer.mayPublish && answer.text !== '',
    // A better answer later does not undo the call: that somebody was unhappy is worth asking about.
    callBack: low ? 'due' : survey.callBack,
    callBackClock: clock?.id ?? survey.callBackClock,
  }
  await store.save(ctx, after)
  const data = { complaint: id }
  await record(ctx, [
    { kind: 'survey.answered', subject: survey.id, data },
    ...(low ? [{ kind: 'survey.call-back-due', subject: survey.id, data }] : []),
  ])
  if (low) await tellLeads(ctx, after, 'survey.call-back-due')
  return view(ctx, complaint, after)
}

export async function skipSurvey(ctx: Ctx, id: string): Promise<SurveyView> {
  const { complaint, survey } = await held(ctx, id)
  const code = whyNoAnswer(survey, complaint, ctx.now)
  if (code !== null) refuse(code)
  if (survey.answeredAt !== null) refuse('survey.answered')
  const after = { ...survey, skippedAt: survey.skippedAt ?? ctx.now }
  if (survey.skippedAt === null) {
    await store.save(ctx, after)
    await record(ctx, [{ kind: 'survey.skipped', subject: survey.id, data: { complaint: id } }])
  }
  return view(ctx, complaint, after)
}

/** At any time, also long after the survey is over. */
export async function withdrawWords(ctx: Ctx, id: string): Promise<SurveyView> {
  const { complaint, survey } = await held(ctx, id)
  if (!survey.mayPublish) refuse('survey.nothing-to-withdraw')
  const after = { ...survey, mayPublish: false }
  await store.save(ctx, after)
  await record(ctx, [{ kind: 'survey.consent-withdrawn', subject: survey.id, data: { complaint: id } }])
  return view(ctx, complaint, after)
}

/** Neither marks nor words: only that somebody waits. */
export async function tellLeads(
  ctx: Ctx,
  { id, complaintId }: Pick<store.Survey, 'id' | 'complaintId'>,
  template: 'survey.call-back-due' | 'survey.call-back-late',
): Promise<void> {
  const receipt = (await complaints.receiptsOf(ctx, [complaintId])).get(complaintId) ?? ''
  for (const role of leads)
    await notify(ctx, { to: { role }, template, params: { receipt }, subject: id, dedupe: `${template}:${id}` })
}
