import { z } from 'zod'
import { Day, Empty, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Share } from '../survey/figures.contract.ts'
import { ChecklistItem, leads } from './quality.contract.ts'

/** A round 质检轮次: closed cases of a period, drawn by lot across agents and outcomes. */
export const RoundRow = z.object({
  id: z.string(),
  from: Day,
  until: Day,
  wanted: z.int(),
  candidates: z.int(),
  drawn: z.int(),
  done: z.int(),
  by: z.string().nullable(),
  at: Instant,
})
export type RoundRow = z.infer<typeof RoundRow>
export const Stratum = z.object({
  agent: z.string(),
  name: z.string(),
  outcome: z.string(),
  candidates: z.int(),
  drawn: z.int(),
})
export const RoundView = RoundRow.extend({
  /** With seed and candidates anybody can draw again: ticket = SHA-256 of seed, line break, id. */
  seed: z.string(),
  strata: z.array(Stratum),
  cases: z.array(
    z.object({ id: z.string(), agent: z.string(), outcome: z.string(), ticket: z.string(), drawn: z.boolean() }),
  ),
})
export type RoundView = z.infer<typeof RoundView>
export const listRounds = route({
  method: 'GET',
  path: '/api/quality-rounds',
  summary: { zh: '质检轮次', en: 'Rounds of reviews' },
  who: leads,
  clause: '10.1.3',
  input: Paged,
  output: pageOf(RoundRow),
})
export const readRound = route({
  method: 'GET',
  path: '/api/quality-rounds/:id',
  summary: { zh: '查看一次抽样，可以重抽核对', en: 'A draw, to be repeated by anybody' },
  who: ['agent', 'admin', 'governance-officer'],
  clause: '10.1.3',
  input: Id,
  output: RoundView,
})
export const drawRound = route({
  method: 'POST',
  path: '/api/quality-rounds',
  summary: { zh: '抽样质检', en: 'Draw a round' },
  who: leads,
  clause: '10.1.3',
  audit: 'quality.draw',
  status: 201,
  input: z.strictObject({
    from: Day,
    until: Day,
    /** So many cases, or so many of a hundred. */
    size: z.union([
      z.strictObject({ count: z.int().min(1).max(100) }),
      z.strictObject({ percent: z.int().min(1).max(100) }),
    ]),
    reviewers: z.array(z.string().min(1).max(60)).min(1).max(30),
  }),
  output: RoundView,
})

const ItemFigure = ChecklistItem.pick({ id: true, title: true, critical: true }).extend({
  yes: z.int(),
  no: z.int(),
  notApplicable: z.int(),
  kept: Share.nullable(),
})
const AgentFigure = z.object({
  agent: z.string(),
  name: z.string(),
  reviewed: z.int(),
  failed: z.int(),
  /** Null below the least number. */
  score: z.number().nullable(),
  passed: Share.nullable(),
})
export const QualityFigures = z.object({
  minimum: z.int(),
  reviewed: z.int(),
  failed: z.int(),
  passed: Share.nullable(),
  tasksOpen: z.int(),
  tasksLate: z.int(),
  items: z.array(ItemFigure),
  agents: z.array(AgentFigure),
  calibration: z.object({ pairs: z.int(), items: z.int(), same: z.int(), kappa: z.number().nullable() }),
})
export type QualityFigures = z.infer<typeof QualityFigures>
export const readQualityFigures = route({
  method: 'GET',
  path: '/api/quality-figures',
  summary: { zh: '质检统计', en: 'Figures of quality reviews' },
  who: leads,
  clause: '10.1.3',
  input: Empty.extend({ months: z.int().min(1).max(24).default(6) }),
  output: QualityFigures,
})
