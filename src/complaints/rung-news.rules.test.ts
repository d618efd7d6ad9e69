import { expect, test } from 'vitest'
import { aComplaint } from './complaint.example.ts'
import type { State } from './complaint.contract.ts'
import { rungNews, type Told } from './rung-news.rules.ts'

const timer = { id: 'clk_1', rule: 'complaint.merchant-reply', stage: 'duty', kind: 'service' } as const
const party = (state: State, part = {}) =>
  rungNews(aComplaint({ state, stageClock: 'clk_1', ...part }), {
    rung: 'last-day',
    tells: ['party'],
    clock: timer,
  }).map(({ to, template }) => `${to} ${template}`)

test('whose time runs is reminded in the words of its stage, before its silence counts against it', () => {
  expect(party('negotiating')).toEqual(['merchant complaint.reply-due'])
  expect(party('awaiting_consumer')).toEqual(['consumer complaint.confirm-soon'])
  expect(party('needs_info')).toEqual(['consumer complaint.info-soon'])
  expect(party('rejected')).toEqual(['consumer complaint.rejection-final-soon'])
  expect(party('award_issued')).toEqual([
    'consumer complaint.ruling-final-soon',
    'merchant complaint.ruling-final-soon',
  ])
  expect(party('evidence')).toEqual(['consumer complaint.evidence-soon', 'merchant complaint.evidence-soon'])
  expect(party('performing', { obligated: true })).toEqual(['merchant complaint.perform-soon'])
  expect(party('performing', { obligated: true, proven: true })).toEqual(['consumer complaint.performed-soon'])
  expect(party('mediating')).toEqual([])
})

test('who is told is what the rulebook names: the lead at eighty percent, the consumer once it is overdue, nobody twice', () => {
  const finish = { id: 'clk_f', rule: 'complaint.finish.platform', stage: 'finish', kind: 'service' } as const
  const of = (rung: string, tells: readonly Told[]) =>
    rungNews(aComplaint({ state: 'evidence', stageClock: 'clk_1' }), { rung, tells, clock: finish })
  expect(of('eighty', ['owner', 'lead'])).toEqual([
    { to: 'agent', template: 'complaint.due-soon' },
    { to: 'lead', template: 'complaint.lead-due-soon' },
  ])
  expect(of('due', ['owner', 'lead', 'head'])).toEqual([
    { to: 'agent', template: 'complaint.overdue' },
    { to: 'lead', template: 'complaint.overdue' },
  ])
  expect(of('overdue', ['head', 'consumer'])).toEqual([
    { to: 'lead', template: 'complaint.overdue' },
    { to: 'consumer', template: 'complaint.late' },
  ])
  expect(of('half', [])).toEqual([])
})
