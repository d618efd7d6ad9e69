import { expect, test } from 'vitest'
import { assistantDesk } from '../../../tests/support/assistant.ts'
import * as model from '../../../tests/support/model.ts'
import { runJob } from '../../kernel/job/worker.ts'
import { plugInOutgoing } from '../../kernel/outgoing/outgoing.ts'
import { changeConsent, listOwnConsents } from '../../privacy/consent/consent.contract.ts'
import { assistantJobs } from './assistant.jobs.ts'
import { claimDraft } from './asking.actions.ts'
import * as contract from './assistant.contract.ts'
import { plugInAssistant } from './endpoint.ts'

const { desk, ask, shown, complain, drafted } = assistantDesk()

test('a draft that was asked for before the assistant was switched off never leaves', async () => {
  const id = await complain()
  await ask(id, 'summary')
  plugInAssistant(null)
  await desk().app.runJobs()
  plugInAssistant(desk().to)
  expect((await shown(id)).drafts).toMatchObject([{ state: 'failed', error: 'switched-off' }])
  expect(desk().service.calls).toEqual([])
})

test('a draft that waits when its person withdraws never leaves, and without consent none is asked for', async () => {
  const id = await complain()
  const { app, consumer } = desk()
  const press = (given: boolean, notice?: string) =>
    app.call(changeConsent, { purpose: 'assistant', given, ...(notice !== undefined && { notice }) }, { as: consumer })
  await ask(id, 'summary')
  expect((await press(false)).status).toBe(200)
  await app.runJobs()
  expect(await shown(id)).toMatchObject({ agreed: false, drafts: [{ state: 'failed', error: 'not-agreed' }] })
  expect(desk().service.calls).toEqual([])
  expect((await ask(id, 'reply')).error.code).toBe('assistant.not-agreed')
  const { rows } = (await app.call(listOwnConsents, {}, { as: consumer })).body
  const notice = rows.find(({ purpose }) => purpose === 'assistant')?.notice?.id
  expect((await press(true, notice)).status).toBe(200)
  expect((await shown(id)).agreed).toBe(true)
})

test('two clicks, and the same click twice, make one call', async () => {
  const id = await complain()
  const key = '11111111-1111-4111-8111-111111111111'
  const all = await Promise.all([
    ask(id, 'summary', { idempotencyKey: key }),
    ask(id, 'summary', { idempotencyKey: key }),
    ask(id, 'summary'),
  ])
  expect(all.filter(({ status }) => status === 202).length).toBeGreaterThanOrEqual(2)
  await desk().app.runJobs()
  await desk().app.runJobs()
  expect((await shown(id)).drafts).toHaveLength(1)
  expect(desk().service.calls).toHaveLength(1)
})

test('a worker that died after the call was noted leaves an interrupted draft; the call is not made again', async () => {
  const id = await complain()
  await ask(id, 'summary')
  const waiting = (await shown(id)).drafts[0]?.id ?? ''
  expect(await claimDraft(desk().app.ctx(), waiting, true)).not.toBeNull()
  await desk().app.runJobs()
  expect((await shown(id)).drafts).toMatchObject([{ state: 'failed', error: 'interrupted' }])
  expect(desk().service.calls).toEqual([])
})

const wrong: readonly [contract.DraftError, Parameters<Awaited<ReturnType<typeof model.openModel>>['answer']>[0]][] = [
  ['key-refused', model.failing(401)],
  ['busy', model.failing(429)],
  ['server-error', model.failing(500)],
  ['redirected', model.redirecting('http://169.254.169.254/latest')],
  ['too-large', model.huge],
  ['unreachable', model.breaking],
  ['garbage', model.streaming],
  ['garbage', model.sending({ choices: [] })],
  ['garbage', model.sending('nothing')],
  ['garbage', model.saying('')],
  ['garbage', model.saying('长'.repeat(4001))],
  ['refused', model.sending({ choices: [{ message: { content: null, refusal: 'I cannot' }, finish_reason: 'stop' }] })],
  ['refused', model.sending({ choices: [{ message: { content: '' }, finish_reason: 'content_filter' }] })],
]
test.each(wrong)(
  'an answer that is none is an error with its own words (%s), asked once and never by itself again',
  async (error, answer) => {
    const id = await complain()
    desk().service.answer(answer)
    expect(await drafted(id)).toMatchObject({ state: 'failed', error, text: null })
    await desk().app.runJobs()
    expect(desk().service.calls).toHaveLength(1)
  },
)

test('a service that says nothing is left at the time limit, and one that is not there is unreachable', async () => {
  const id = await complain()
  desk().service.answer(model.silent)
  plugInAssistant({ ...desk().to, timeoutMs: 50 })
  expect(await drafted(id)).toMatchObject({ state: 'failed', error: 'time-limit' })
  plugInAssistant({ ...desk().to, url: 'http://127.0.0.1:9/v1/chat/completions' })
  expect(await drafted(id)).toMatchObject({ state: 'failed', error: 'unreachable' })
})

test('a private address is reached only when the operator said so of the assistant itself', async () => {
  const id = await complain()
  plugInOutgoing([])
  plugInAssistant({ ...desk().to, mayBePrivate: false })
  expect(await drafted(id)).toMatchObject({ state: 'failed', error: 'not-allowed' })
  expect(desk().service.calls).toEqual([])
  plugInAssistant({ ...desk().to, mayBePrivate: true })
  expect(await drafted(id)).toMatchObject({ state: 'done' })
})

test('whoever no longer wants to wait stops it: the connection is dropped and a late answer is thrown away', async () => {
  const id = await complain()
  desk().service.answer(model.silent)
  await ask(id, 'summary')
  const called = desk().service.called()
  const running = desk().app.runJobs()
  await called
  const draft = (await shown(id)).drafts[0] ?? expect.fail('none')
  expect(draft.state).toBe('asking')
  const stopped = await desk().app.call(contract.cancelDraft, { id, draft: draft.id }, { as: desk().agent })
  expect(stopped.status).toBe(201)
  await running
  expect((await shown(id)).drafts).toMatchObject([{ state: 'cancelled', text: null }])
  const again = await desk().app.call(
    contract.cancelDraft,
    { id, draft: draft.id },
    { as: desk().agent, language: 'en' },
  )
  expect([again.status, again.error.code]).toEqual([409, 'assistant.over'])
})

test('a process that is told to stop does not wait for a slow model: the draft is interrupted', async () => {
  const id = await complain()
  desk().service.answer(model.silent)
  await ask(id, 'summary')
  const called = desk().service.called()
  const [job] = assistantJobs
  const draft = (await shown(id)).drafts[0]?.id
  const stopping = new AbortController()
  const attempt = { number: 1, last: false, stopping: stopping.signal }
  const running = runJob(desk().app.runtime, job ?? expect.fail('no job'), { draft }, attempt)
  await called
  stopping.abort()
  await running
  expect((await shown(id)).drafts).toMatchObject([{ state: 'failed', error: 'interrupted' }])
  // The queue gives the job back afterwards; it is not asked again.
  await desk().app.runJobs()
  expect(desk().service.calls).toHaveLength(1)
})
