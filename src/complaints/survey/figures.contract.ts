import { z } from 'zod'
import { Empty, route } from '../../kernel/route.contract.ts'
import { leads } from './survey.contract.ts'

/** A share of 1 with its Wilson interval. */
export const Share = z.object({ count: z.int(), of: z.int(), share: z.number(), low: z.number(), high: z.number() })
export type Share = z.infer<typeof Share>
/** How often each mark from one to five was given. */
export const Marks = z.array(z.int()).length(5)
export const Spread = z.object({
  outcome: Marks,
  handling: Marks,
  solved: z.object({ yes: z.int(), partly: z.int(), no: z.int() }),
})
export type Spread = z.infer<typeof Spread>

export const FigureLine = z.object({
  /** The channel, category, month (2026-11) or account that it counts. */
  key: z.string(),
  name: z.string().nullable(),
  asked: z.int(),
  answered: z.int(),
  /** Null where fewer than the least number answered: too few to say anything. */
  satisfiedWithOutcome: Share.nullable(),
  satisfiedWithHandling: Share.nullable(),
  solved: Share.nullable(),
})
export type FigureLine = z.infer<typeof FigureLine>
export const by = ['channel', 'category', 'agent', 'month'] as const
export const SurveyFigures = z.object({
  minimum: z.int(),
  satisfiedFrom: z.int(),
  asked: z.int(),
  answered: z.int(),
  skipped: z.int(),
  callBacksDue: z.int(),
  rate: Share.nullable(),
  spread: Spread.nullable(),
  total: FigureLine,
  lines: z.object({
    channel: z.array(FigureLine),
    category: z.array(FigureLine),
    agent: z.array(FigureLine),
    month: z.array(FigureLine),
  }),
})
export type SurveyFigures = z.infer<typeof SurveyFigures>
export const readFigures = route({
  method: 'GET',
  path: '/api/survey-figures',
  summary: { zh: '满意度回访统计', en: 'Figures of the survey' },
  who: leads,
  clause: '10.1.3',
  input: z.strictObject({ months: z.int().min(1).max(24).default(6) }),
  output: SurveyFigures,
})

/** Whole months whose surveys are over, put together until enough people answered: a line never tells who said what. */
export const Block = z.object({
  from: z.string(),
  until: z.string(),
  asked: z.int(),
  answered: z.int(),
  spread: Spread,
})
export type Block = z.infer<typeof Block>
export const OwnFigures = z.object({ minimum: z.int(), blocks: z.array(Block) })
export type OwnFigures = z.infer<typeof OwnFigures>
export const readOwnFigures = route({
  method: 'GET',
  path: '/api/survey-figures/own',
  summary: {
    zh: '对我经办的（本店的）投诉的评价汇总',
    en: 'How the complaints that I handled, or of my shop, were rated',
  },
  who: ['agent', 'merchant'],
  clause: '10.1.3',
  input: Empty,
  output: OwnFigures,
})
