import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { CategoryCode, Outcome, Reasoned, textOf } from '../complaint.contract.ts'

/** The survey 满意度回访: asked once when a complaint is closed, of the consumer only. */

export const Score = z.int().min(1).max(5)
export const solvedAnswers = ['yes', 'partly', 'no'] as const
export const Solved = z.enum(solvedAnswers)
export type Solved = z.infer<typeof Solved>
export const longestWords = 1000
export const Answer = z.strictObject({
  outcome: Score,
  handling: Score,
  solved: Solved,
  text: textOf(0, longestWords).default(''),
  /** The words may be published after personal data was taken out. */
  mayPublish: z.boolean().default(false),
})
export type Answer = z.infer<typeof Answer>

/** none: nobody was asked, or the complaint runs (again). over: the time passed without an answer. */
export const SurveyState = z.enum(['none', 'open', 'answered', 'skipped', 'over'])
export const SurveyView = z.object({
  state: SurveyState,
  openUntil: Instant.nullable(),
  answer: Answer.nullable(),
  mayAnswer: z.boolean(),
  /** Why an answer cannot be given or changed; null while it can. */
  whyNot: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
})
export type SurveyView = z.infer<typeof SurveyView>

const ofCase = { who: ['consumer'], clause: '10.1.3', output: SurveyView } as const
export const readSurvey = route({
  method: 'GET',
  path: '/api/complaints/:id/survey',
  summary: { zh: '这件投诉的满意度回访', en: 'The survey about a complaint' },
  ...ofCase,
  input: Id,
})
export const answerSurvey = route({
  method: 'POST',
  path: '/api/complaints/:id/survey-answer',
  summary: { zh: '评价这件投诉的结果和办理', en: 'Answer the survey, or change the answer' },
  ...ofCase,
  audit: 'survey.answer',
  status: 201,
  input: Id.extend(Answer.shape),
})
export const skipSurvey = route({
  method: 'POST',
  path: '/api/complaints/:id/survey-skip',
  summary: { zh: '不评价', en: 'Skip the survey' },
  ...ofCase,
  audit: 'survey.skip',
  status: 201,
  input: Id,
})
export const withdrawWords = route({
  method: 'POST',
  path: '/api/complaints/:id/survey-consent-withdrawal',
  summary: { zh: '撤回公开评价文字的同意', en: 'Withdraw the consent to publish the words' },
  ...ofCase,
  audit: 'survey.withdraw-consent',
  status: 201,
  input: Id,
})

/** Those who lead the desk: they alone read single answers, and never those about their own cases. */
export const leads = ['admin', 'governance-officer'] as const

const Called = z.object({
  state: z.enum(['due', 'done']),
  clock: ClockView.nullable(),
  by: z.string().nullable(),
  at: Instant.nullable(),
  note: z.string(),
})
export const AnswerRow = z.object({
  id: z.string(),
  complaint: z.string(),
  receipt: z.string(),
  channel: z.string(),
  category: CategoryCode,
  ended: Outcome,
  agent: z.string().nullable(),
  outcome: Score,
  handling: Score,
  solved: Solved,
  text: z.string(),
  /** With consent: the words without personal data, as far as software finds it. */
  publishable: z.string().nullable(),
  /** Something in them still looks like somebody's number or address. */
  looksPersonal: z.boolean(),
  answeredAt: Instant,
  callBack: Called.nullable(),
})
export type AnswerRow = z.infer<typeof AnswerRow>

export const answerTabs = ['call-backs', 'all', 'low', 'publishable'] as const
const filters = {
  tab: z.enum(answerTabs).default('all'),
  channel: z.string().max(60).optional(),
  category: CategoryCode.optional(),
  agent: z.string().max(60).optional(),
  solved: Solved.optional(),
}
export const AnswerFilter = z.strictObject(filters)
export type AnswerFilter = z.infer<typeof AnswerFilter>
export const listAnswers = route({
  method: 'GET',
  path: '/api/survey-answers',
  summary: { zh: '满意度回访的评价', en: 'Answers to the survey' },
  who: leads,
  clause: '10.1.3',
  input: Paged.extend(filters),
  output: pageOf(AnswerRow),
})
export const mostExported = 2000
export const exportAnswers = route({
  method: 'GET',
  path: '/api/survey-answers-export',
  summary: { zh: '导出评价（CSV，最多 2000 行）', en: 'Export answers (CSV, at most 2,000 rows)' },
  who: leads,
  clause: '10.1.3',
  audit: 'survey.export',
  rawReply: 'text/csv',
  perMinute: 10,
  input: AnswerFilter,
  output: z.string(),
})
export const noteCallBack = route({
  method: 'POST',
  path: '/api/survey-answers/:id/call-back',
  summary: { zh: '登记已回电', en: 'Note that somebody called back' },
  who: leads,
  clause: '10.1.3',
  audit: 'survey.call-back',
  status: 201,
  input: Id.extend({ text: Reasoned }),
  output: AnswerRow,
})
