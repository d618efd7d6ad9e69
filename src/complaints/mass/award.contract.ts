import { z } from 'zod'
import { Bilingual } from '../../kernel/rulebook/rule-parts.contract.ts'
import { OptionValue } from '../../kernel/remedy/question.contract.ts'
import { Fen, Id, route } from '../../kernel/route.contract.ts'
import { Reasoned, textOf } from '../complaint.contract.ts'
import { Choices } from '../demand/demand.contract.ts'
import { Finder } from '../remedies/remedy.contract.ts'

/** What a common finding says about one rule that members demand an amount by. What it does not name is left to each case. */
export const MassAward = z.strictObject({
  remedy: z.string().min(1).max(80),
  verdict: z.enum(['award', 'refuse']),
  /** What the text leaves to the person who decides, such as whether the minimum counts per item or per order. */
  choices: Choices.default({}),
  why: textOf(0, 2000).default(''),
  by: Finder.default('platform'),
  /** What was found, or why it is not awarded. */
  text: Reasoned,
})
export type MassAward = z.infer<typeof MassAward>
export const MassAwards = z.array(MassAward).max(10)

/** One rule that members of a claim demand an amount by, in numbers. */
export const MassDemand = z.object({
  remedy: z.string(),
  title: Bilingual,
  /** Members who joined, demand it, and have no result yet or have it by the common finding. */
  members: z.int(),
  /** The most that their demands come to. */
  upToFen: Fen,
  /** Whether the formula gives it from the order alone; otherwise each case has to be decided by itself. */
  together: z.boolean(),
  /** What has to be found, in the words of the rule. */
  finding: Bilingual.nullable(),
  asks: z.array(
    z.object({
      id: z.string(),
      ask: Bilingual,
      options: z.array(z.object({ value: OptionValue, words: Bilingual })),
    }),
  ),
})
export type MassDemand = z.infer<typeof MassDemand>

export const listMassDemands = route({
  method: 'GET',
  path: '/api/mass-claims/:id/demands',
  summary: { zh: '成员提出的法定赔偿要求（汇总）', en: 'What members demand by law, in numbers' },
  who: ['agent', 'mediator', 'arbitrator', 'admin', 'merchant', 'regulator'],
  clause: '7.1.3',
  input: Id,
  output: z.object({ rows: z.array(MassDemand) }),
})
