import { expect, test } from 'vitest'
import { assistantDesk } from '../../../tests/support/assistant.ts'
import * as model from '../../../tests/support/model.ts'
import type { Person } from '../../../tests/support/app.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import * as cases from '../case.contract.ts'
import { emptyDrafts } from './asking.actions.ts'
import * as contract from './assistant.contract.ts'
import { openedAssistant, plugInAssistant } from './endpoint.ts'

const { desk, ask, shown, complain, drafted, caseOf } = assistantDesk()

test('without its settings no route offers it, no case shows it and no request leaves', async () => {
  const id = await complain()
  plugInAssistant(null)
  expect(openedAssistant()).toBeNull()
  expect(await shown(id)).toMatchObject({ on: false, drafts: [] })
  for (const route of [contract.askSummary, contract.askReply, contract.askCategory]) {
    const answer = await desk().app.call(route, { id }, { as: desk().agent, language: 'en' })
    expect([answer.status, answer.error.code]).toEqual([404, 'assistant.off'])
  }
  expect(
    (await desk().app.call(contract.previewAssistant, { id, kind: 'summary' }, { as: desk().agent })).error.code,
  ).toBe('assistant.off')
  expect((await desk().app.call(contract.listAssistantLog, {}, { as: desk().lead })).body).toMatchObject({ on: false })
  await desk().app.runJobs()
  expect(desk().service.calls).toEqual([])
})

test('an agent has a summary drafted: one call with the key leaves, and the answer is kept as a draft beside the case', async () => {
  const id = await complain()
  const before = await caseOf(id)
  const draft = await drafted(id)
  expect(draft).toMatchObject({
    kind: 'summary',
    state: 'done',
    text: '消费者说充电宝不充电。',
    model: 'qwen',
    askedBy: '专员陈晓',
    fate: null,
  })
  expect(desk().service.calls).toHaveLength(1)
  expect(desk().service.calls[0]).toMatchObject({ path: '/v1/chat/completions' })
  expect(desk().service.calls[0]?.headers['authorization']).toBe('Bearer the-key')
  // Nothing of the case is changed by it.
  expect(await caseOf(id)).toEqual(before)
})

test('only agents ask, of cases that they may handle; the log is for the lead', async () => {
  const id = await complain()
  for (const as of [
    desk().consumer,
    desk().shop,
    desk().lead,
    await desk().app.as('mediator'),
    await desk().app.as('arbitrator'),
    await desk().app.as('regulator'),
  ])
    for (const route of [contract.askSummary, contract.askReply, contract.askCategory])
      expect((await desk().app.call(route, { id }, { as })).status).toBe(403)
  const party = await desk().app.as('agent', { consumerId: consumerId('C1') })
  expect((await desk().app.call(contract.askSummary, { id }, { as: party })).status).toBe(404)
  expect((await ask('cmp_unknown', 'summary')).status).toBe(404)
  expect(
    (await desk().app.call(contract.previewAssistant, { id, kind: 'poem' as never }, { as: desk().agent })).status,
  ).toBe(400)
  expect((await desk().app.call(contract.listAssistantLog, {}, { as: desk().agent })).status).toBe(403)
  const draft = await drafted(id)
  const elsewhere = await complain()
  expect(
    (await desk().app.call(contract.discardDraft, { id: elsewhere, draft: draft.id }, { as: desk().agent })).status,
  ).toBe(404)
})

test('a category is one of the list with a reason, or it is no proposal', async () => {
  const id = await complain()
  desk().service.answer(model.saying('```json\n{"category":"quality","reason":"充不进电，是质量问题"}\n```'))
  expect(await drafted(id, 'category')).toMatchObject({ category: 'quality', text: '充不进电，是质量问题' })
  expect((await caseOf(id)).category).toBe('other')
  for (const said of ['{"category":"bribery","reason":"x"}', '质量问题', '{"category":"quality"}']) {
    desk().service.answer(model.saying(said))
    expect(await drafted(id, 'category')).toMatchObject({ state: 'failed', error: 'garbage', category: null })
  }
})

test('a reply that began as a draft says so among colleagues only, and the log tells kept from edited from discarded', async () => {
  const id = await complain()
  const kept = await drafted(id, 'reply')
  const edited = await drafted(id, 'reply')
  const thrown = await drafted(id, 'reply')
  await desk().app.call(cases.respond, { id, text: '消费者说充电宝不充电。', draft: kept.id }, { as: desk().agent })
  await desk().app.call(
    cases.respond,
    { id, text: '您好，充电宝的问题我们已经记下。', draft: edited.id },
    { as: desk().agent },
  )
  await desk().app.call(contract.discardDraft, { id, draft: thrown.id }, { as: desk().agent })
  await desk().app.runJobs()
  const fates = new Map((await shown(id)).drafts.map(({ id: own, fate }) => [own, fate]))
  expect([fates.get(kept.id), fates.get(edited.id), fates.get(thrown.id)]).toEqual(['kept', 'edited', 'discarded'])
  const kinds = async (as: Person) =>
    (await desk().app.call(readTimeline, { id }, { as })).body.rows.map(({ kind }) => kind)
  expect(await kinds(desk().agent)).toContain('complaint.reply-from-draft')
  expect(
    (await kinds(desk().consumer)).filter(
      (kind) => kind.startsWith('assistant') || kind === 'complaint.reply-from-draft',
    ),
  ).toEqual([])
  const twice = await desk().app.call(
    contract.discardDraft,
    { id, draft: thrown.id },
    { as: desk().agent, language: 'en' },
  )
  expect([twice.status, twice.error.code]).toEqual([409, 'assistant.no-draft'])
})

test('a reply cannot claim the draft of another case', async () => {
  const id = await complain()
  const other = await drafted(await complain(), 'reply')
  await desk().app.call(cases.respond, { id, text: '消费者说充电宝不充电。', draft: other.id }, { as: desk().agent })
  await desk().app.runJobs()
  const row = await desk()
    .app.db.selectFrom('complaints.assistant_draft')
    .select('fate')
    .where('id', '=', other.id)
    .executeTakeFirstOrThrow()
  expect(row.fate).toBeNull()
})

test('of a closed complaint a summary may be drafted, but no reply and no category', async () => {
  const id = await complain()
  await desk().app.call(cases.withdraw, { id }, { as: desk().consumer })
  await desk().app.runJobs()
  expect((await ask(id, 'reply')).error.code).toBe('assistant.closed')
  expect((await ask(id, 'category')).error.code).toBe('assistant.closed')
  expect(await drafted(id, 'summary')).toMatchObject({ state: 'done' })
})

test('the lead reads who asked when, the very text that left, tokens and errors, page by page', async () => {
  const id = await complain()
  await drafted(id)
  desk().service.answer(model.failing(500))
  await drafted(id)
  const first = (await desk().app.call(contract.listAssistantLog, { limit: 1 }, { as: desk().lead })).body
  expect(first.rows).toMatchObject([{ state: 'failed', error: 'server-error', tokensIn: null }])
  const second = (
    await desk().app.call(contract.listAssistantLog, { limit: 1, cursor: first.next ?? '' }, { as: desk().lead })
  ).body
  expect(second.rows).toMatchObject([
    { state: 'done', tokensIn: 321, tokensOut: 45, askedBy: '专员陈晓', complaint: { id } },
  ])
  expect(second.rows[0]?.sent).toBe(desk().service.calls[0]?.asked)
  expect(second.rows[0]?.sent).toContain('⟨电话1⟩')
  expect(JSON.stringify(second)).not.toContain('138 0013 8000')
  expect(
    (await desk().app.call(contract.listAssistantLog, { state: 'failed' }, { as: desk().lead })).body.rows.every(
      ({ state }) => state === 'failed',
    ),
  ).toBe(true)
})

test('the calls of a day are counted for the whole house; the next day has its own', async () => {
  const id = await complain()
  const other = await complain()
  const { budget } = await shown(id)
  plugInAssistant({ ...desk().to, callsPerDay: budget.most - budget.left + 1 })
  expect((await shown(id)).budget.left).toBe(1)
  await drafted(id)
  const refused = await desk().app.call(contract.askSummary, { id: other }, { as: desk().agent, language: 'en' })
  expect([refused.status, refused.error.code]).toEqual([429, 'assistant.budget-used'])
  const now = desk().app.clock.now
  desk().app.clock.now = new Date(now.getTime() + 86_400_000)
  const tomorrow = await desk().app.as('agent')
  expect((await desk().app.call(contract.askSummary, { id: other }, { as: tomorrow })).status).toBe(202)
  desk().app.clock.now = now
  await desk().app.runJobs()
})

test('of a draft that nobody used the words are gone after thirty days, and the log still says who asked for it', async () => {
  const id = await complain()
  const draft = await drafted(id)
  const { app } = desk()
  const emptyAt = (days: number) => {
    const ctx = app.ctx()
    return emptyDrafts({ ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) })
  }
  await emptyAt(29)
  expect((await shown(id)).drafts.map(({ text }) => text)).toEqual(['消费者说充电宝不充电。'])
  await emptyAt(31)
  expect((await shown(id)).drafts).toEqual([])
  const { rows } = (await app.call(contract.listAssistantLog, {}, { as: desk().lead })).body
  expect(rows.find((row) => row.id === draft.id)).toMatchObject({
    sent: '',
    emptiedAt: expect.any(String),
    askedBy: '专员陈晓',
    sentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const kept = await app.db.selectFrom('complaints.assistant_draft').selectAll().where('id', '=', draft.id).execute()
  expect(JSON.stringify(kept)).not.toContain('充电宝')
})
