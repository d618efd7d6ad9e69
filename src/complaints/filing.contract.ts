import { z } from 'zod'
import { Empty, Paged, pageOf, route } from '../kernel/route.contract.ts'
import { Demands } from './demand/demand.contract.ts'
import {
  Amount,
  CaseView,
  CategoryCode,
  ComplaintRow,
  FileIds,
  Reasoned,
  Remedy,
  textOf,
  Words,
} from './complaint.contract.ts'

/** At most so many lines of one order can be complained about in one go. */
export const mostLines = 200

export const fileComplaint = route({
  method: 'POST',
  path: '/api/complaints',
  summary: { zh: '提交投诉', en: 'File a complaint' },
  who: ['consumer'],
  clause: '7.2.1',
  audit: 'complaint.file',
  status: 201,
  perMinute: 30,
  input: z.strictObject({
    orderId: z.string().min(1).max(80),
    lineIds: z.array(z.string().min(1).max(80)).min(1).max(mostLines),
    category: CategoryCode,
    /** Answers to the category's questions, by name (GET /api/complaint-categories). */
    details: z.record(textOf(1, 40), textOf(0, 1000)).default({}),
    text: Reasoned,
    remedies: z.array(Remedy).min(1).max(7),
    /** What is asked for in money; 0 when nothing is. In the currency of the order. */
    amountFen: Amount,
    /** What a law gives beside it, such as punitive damages: only on the consumer's express demand. */
    demands: Demands.default([]),
    files: FileIds.default([]),
  }),
  output: CaseView,
})

export const listCategories = route({
  method: 'GET',
  path: '/api/complaint-categories',
  summary: {
    zh: '投诉类别、需要说明的情况和可以提出的要求',
    en: 'Categories of complaints, what each asks, which remedies fit',
  },
  who: ['anyone'],
  clause: '7.1.1',
  input: Empty,
  output: z.object({
    rows: z.array(
      z.object({
        code: CategoryCode,
        title: Words,
        hint: Words,
        evidence: Words,
        /** What shows it: what the consumer can bring first; what only shop or platform holds is never missing on the consumer's side. */
        items: z.array(
          z.object({
            id: z.string(),
            what: Words,
            why: Words,
            from: z.enum(['consumer', 'merchant', 'platform']),
            need: z.enum(['required', 'helpful']),
          }),
        ),
        questions: z.array(
          z.object({
            name: z.string(),
            title: Words,
            kind: z.enum(['text', 'day', 'choice']),
            required: z.boolean(),
            choices: z.array(z.object({ value: z.string(), title: Words })),
          }),
        ),
        remedies: z.array(z.object({ remedy: Remedy, title: Words, paid: z.boolean() })),
      }),
    ),
  }),
})

export const listMine = route({
  method: 'GET',
  path: '/api/complaints/mine',
  summary: { zh: '我的投诉', en: 'My complaints' },
  who: ['consumer'],
  clause: '7.2.1',
  /** `order`: only those about this order, to warn before filing twice. */
  input: Paged.extend({ open: z.enum(['yes', 'no']).optional(), order: z.string().max(80).optional() }),
  output: pageOf(ComplaintRow),
})
