import { z } from 'zod'
import { Id, route } from '../../kernel/route.contract.ts'
import { CaseView, CategoryCode, Reasoned, type State } from '../complaint.contract.ts'

/** From here on who rules, and what was ruled, rests on the category. */
export const categoryFixedIn: readonly State[] = [
  'panel_forming',
  'deliberating',
  'award_issued',
  'review',
  'performing',
  'enforcing',
  'legal_route',
  'closed',
]

/** What a complaint is really about, where the form, a chat or a letter said something else. */
export const correctCategory = route({
  method: 'POST',
  path: '/api/complaints/:id/category',
  summary: { zh: '更正投诉类别', en: 'Correct what a complaint is about' },
  who: ['agent'],
  clause: '7.1.1',
  audit: 'complaint.category',
  status: 201,
  input: Id.extend({ category: CategoryCode, text: Reasoned, version: z.int().min(1).optional() }),
  output: CaseView,
})
