import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { testRulebook } from '../../../tests/support/parts.ts'
import { dayNumber, dayText } from '../../kernel/calendar/day.rules.ts'
import { assign, reportTransfer, transfer } from '../case.contract.ts'
import { enterComplaint } from './entry.contract.ts'
import { tellLetterDays } from './letter-day.actions.ts'
import { daysToTell, letterNews } from './letter-day.rules.ts'
import { reportStatus } from './transfer.contract.ts'

let app: TestApp
let agent: Person
let lead: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  agent = await app.as('agent')
  lead = await app.as('admin')
})
afterAll(() => app.close())

async function letter(reference: string, answerBy?: string): Promise<string> {
  const input = {
    channel: 'hotline-12315' as const,
    reference,
    receivedAt: '2026-03-02T10:00:00+08:00',
    category: 'other' as const,
    text: '消费者反映商家一直不发货，要求处理。',
    contact: { name: '赵先生', phone: '13900001111' },
    ...(answerBy !== undefined && { answerBy }),
  }
  const id = (await app.call(enterComplaint, input, { as: agent })).body.complaint
  await app.call(assign, { id, agentId: agent.actor.id }, { as: lead })
  return id
}
/** Who was told what about a case, in the app. */
async function told(id: string): Promise<string[]> {
  const rows = await app.db
    .selectFrom('kernel.notice')
    .select(['template', 'recipient'])
    .where('subject', '=', id)
    .where('channel', '=', 'in-app')
    .where('template', 'in', ['complaint.letter-due-soon', 'complaint.letter-late'])
    .execute()
  const name = new Map([
    [agent.actor.id, 'agent'],
    [lead.actor.id, 'lead'],
  ])
  return rows.map(({ template, recipient }) => `${template} ${name.get(recipient) ?? recipient}`).toSorted()
}
const tell = (id: string, what: { reference: string; text: string; final: boolean }) =>
  app.call(reportStatus, { id, channel: 'hotline-12315', toldOn: '2026-03-02', ...what }, { as: agent })
const onMorning = async (day: string) => {
  app.clock.now = new Date(`${day}T08:30:00+08:00`)
  await Promise.all([tellLetterDays(app.ctx()), tellLetterDays(app.ctx())])
}

test('the day of a letter is told once on the working day before, and once with the lead when it is over; who was answered, and no day, tells nobody', async () => {
  const monday = await letter('LD-1', '2026-03-09')
  const none = await letter('LD-2')
  const goesOn = await letter('LD-3', '2026-03-09')
  const answered = await letter('LD-4', '2026-03-09')
  const text = '经核实，已移交有权处理的机构。'
  expect((await tell(goesOn, { reference: 'LD-3', text, final: false })).status).toBe(201)
  await app.call(transfer, { id: answered, body: '杭州市消费者协会', text }, { as: agent })
  await app.call(reportTransfer, { id: answered, text }, { as: agent })
  expect((await tell(answered, { reference: 'LD-4', text, final: true })).status).toBe(201)
  await onMorning('2026-03-05')
  expect(await told(monday)).toEqual([])
  // On Friday, because nobody works on Saturday and Sunday.
  await onMorning('2026-03-06')
  await onMorning('2026-03-07')
  await onMorning('2026-03-09')
  expect(await told(monday)).toEqual(['complaint.letter-due-soon agent'])
  await onMorning('2026-03-10')
  await onMorning('2026-03-11')
  const late = ['complaint.letter-due-soon agent', 'complaint.letter-late agent', 'complaint.letter-late lead']
  expect(await told(monday)).toEqual(late)
  // That it goes on is no answer yet.
  expect(await told(goesOn)).toEqual(late)
  expect(await told(answered)).toEqual([])
  expect(await told(none)).toEqual([])
})

test('every day of a letter is told of before it ends, whatever holidays lie before it', () => {
  const first = dayNumber('2024-01-01')
  fc.assert(
    fc.property(fc.nat(1000), (n) => {
      const answerBy = dayText(first + n)
      const mornings = Array.from({ length: 12 }, (_, back) => dayText(first + n - back))
      const reminded = mornings.filter((today) => {
        const { from, until } = daysToTell(today, testRulebook.calendar)
        return from <= answerBy && answerBy <= until && letterNews(answerBy, today) === 'complaint.letter-due-soon'
      })
      expect(reminded.some((day) => testRulebook.calendar.isWorking(dayNumber(day)))).toBe(true)
      expect(letterNews(answerBy, dayText(first + n + 1))).toBe('complaint.letter-late')
    }),
  )
})
