import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import * as step from '../case.contract.ts'
import * as dispute from '../dispute/dispute.contract.ts'
import { correctionProblem, correctionWords } from './correction.rules.ts'
import { deliberating, drawn, long, panelForming, people, rulingsOf, type People } from './panel.example.ts'
import { hasGap, restProblem } from './reasons.rules.ts'
import * as contract from './ruling.contract.ts'

let app: TestApp
let all: People
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  all = await people(app, 3)
})
afterAll(() => app.close())

const award = { decision: 'partly', remedy: 'refund', amountFen: 6_000, cites: ['complaint.appeal'] } as const
const issue = (id: string, as: Person, more: { text: string; restsOn?: string[] }) =>
  app.call(contract.issueRuling, { id, ...award, cites: [...award.cites], ...more }, { as })

/** Before the ruling: one file that counts, one that does not. */
async function withEvidence(number: string) {
  const id = await deliberating(app, all, { number })
  const sitting = await drawn(app, all, id)
  await app.call(contract.askEvidence, { id, text: long }, { as: sitting })
  const { upload } = uploadsOf(app, () => all.consumer)
  const files = [(await upload(pdf(`${number}-1`))).id, (await upload(pdf(`${number}-2`))).id]
  await app.call(step.addEvidence, { id, files }, { as: all.consumer })
  await app.call(dispute.addPoint, { id, text: '杯盖没有一起寄到' }, { as: all.consumer })
  const [good = '', bad = ''] = files
  for (const [file, admitted] of [
    [good, 'whole'],
    [bad, 'not'],
  ] as const)
    await app.call(
      dispute.findOnEvidence,
      { id, file, authentic: 'yes', lawful: 'yes', relevant: 'yes', admitted, reason: '与订单记录一致，可以采信。' },
      { as: all.agent },
    )
  await app.call(step.closeEvidence, { id, text: long }, { as: all.agent })
  return { id, good, bad }
}

test('a correction leaves the ruling, its result and its clocks as they are, stands beside it, and is told to both sides', async () => {
  const id = await deliberating(app, all, { number: 'CO-1' })
  const sitting = await drawn(app, all, id)
  const text = `${long}应退款陆拾圆，见订单 CO-11。`
  const before = (await issue(id, sitting, { text })).body
  expect(before.state).toBe('award_issued')
  const [ruling] = await rulingsOf(app, id, sitting)
  const slip = { id, ruling: ruling?.id ?? '', wrong: 'CO-11', instead: 'CO-1', text: '订单号的末尾多写了一位。' }
  const other = all.arbitrators.find((one) => one !== sitting) ?? sitting
  const foreign = await app.call(contract.correctRuling, slip, { as: other })
  expect([foreign.status, foreign.error.code]).toEqual([409, 'ruling.correct-own'])
  const absent = await app.call(contract.correctRuling, { ...slip, wrong: '没有这段话' }, { as: sitting })
  expect([absent.status, absent.error.params['field']]).toEqual([422, 'wrong'])
  const unknown = await app.call(contract.correctRuling, { ...slip, ruling: 'rul_nothing' }, { as: sitting })
  expect(unknown.status).toBe(404)
  const corrected = await app.call(contract.correctRuling, slip, { as: sitting })
  expect(corrected.status).toBe(201)
  const { state, outcomeFen, obligated, version, clocks } = before
  expect(corrected.body).toMatchObject({ state, outcomeFen, obligated, version, clocks })
  for (const as of [all.consumer, all.merchant]) {
    const [shown] = await rulingsOf(app, id, as)
    expect(shown).toMatchObject({ reasons: text, amountFen: 6_000, corrects: false })
    expect(shown?.corrections).toMatchObject([{ wrong: 'CO-11', instead: 'CO-1', reason: '订单号的末尾多写了一位。' }])
    const said = (await app.call(step.readCase, { id }, { as })).body.statements.at(-1)
    expect(said).toMatchObject({
      kind: 'correction',
      text: '订单号的末尾多写了一位。',
      correction: { wrong: 'CO-11', instead: 'CO-1' },
    })
  }
  await app.runJobs()
  for (const as of [all.consumer, all.merchant]) {
    const told = app.db.selectFrom('kernel.notice').select('id').where('template', '=', 'complaint.ruling-corrected')
    const own = told.where('recipient', '=', as.actor.id).where('subject', '=', id).where('channel', '=', 'in-app')
    expect(await own.execute()).toHaveLength(1)
  }
  const story = (await app.call(readTimeline, { id, limit: 500 }, { as: all.consumer })).body.rows
  expect(story.filter(({ kind }) => kind === 'ruling.corrected')).toHaveLength(1)
})

test('a review names the rules it rests on too, also that of a panel, and both sides read them', async () => {
  const id = await deliberating(app, all, { number: 'CO-2' })
  await issue(id, await drawn(app, all, id), { text: long })
  await app.call(contract.appeal, { id, text: long }, { as: all.merchant })
  await app.runJobs()
  const reviewer = await drawn(app, all, id)
  const bare = { id, decision: 'uphold', text: long, cites: [] as string[] } as const
  const none = await app.call(contract.decideReview, bare, { as: reviewer })
  expect([none.status, none.error.fields?.[0]?.path]).toEqual([400, 'cites'])
  const odd = await app.call(contract.decideReview, { ...bare, cites: ['law.of-nature'] }, { as: reviewer })
  expect(odd.error.code).toBe('ruling.rule-unknown')
  await app.call(contract.decideReview, { ...bare, cites: ['complaint.appeal'] }, { as: reviewer })
  expect((await rulingsOf(app, id, all.merchant)).at(-1)?.cites).toEqual(['complaint.appeal'])
})

test('the paper comes with what is undisputed and found; a gap in it, unread evidence and what was found not to count are refused', async () => {
  const { id, good, bad } = await withEvidence('CO-3')
  await app.runJobs()
  const paper = await app.call(contract.readPaper, { id }, { as: all.arbitrators[0]! })
  expect(paper.body.exhibits).toMatchObject([
    { id: good, number: 1, admitted: 'whole' },
    { id: bad, number: 2, admitted: 'not' },
  ])
  for (const part of ['一、认定的事实', '杯盖没有一起寄到', '采信。与订单记录一致', '三、适用的规则', '四、处理方式'])
    expect(paper.body.text).toContain(part)
  expect(hasGap(paper.body.text)).toBe(true)
  expect((await app.call(contract.readPaper, { id }, { as: all.agent })).status).toBe(403)
  const exhibits = paper.body.exhibits
  expect(restProblem([good], exhibits)).toBe(null)
  expect(restProblem([good, bad], exhibits)).toEqual({ field: 'restsOn.1', code: 'ruling.evidence-not-admitted' })
  expect(restProblem(['fil_other'], exhibits)).toEqual({ field: 'restsOn.0', code: 'ruling.evidence-unknown' })
})

test('a ruling keeps the evidence it rests on and shows it by number; with a gap it does not go out', async () => {
  const { upload } = uploadsOf(app, () => all.consumer)
  const file = (await upload(pdf('CO-4'))).id
  const id = await panelForming(app, all, { number: 'CO-4' })
  const late = { id, files: [file], note: '当时没有找到，今天才找到。' }
  expect((await app.call(step.addEvidence, late, { as: all.consumer })).status).toBe(201)
  for (const as of [all.consumer, all.merchant]) await app.call(contract.applyForRuling, { id }, { as })
  await app.call(contract.assignArbitrator, { id }, { as: all.agent })
  const sitting = await drawn(app, all, id)
  const gap = await issue(id, sitting, { text: `${long}____` })
  expect([gap.status, gap.error.code, gap.error.params['field']]).toEqual([422, 'ruling.reasons-gap', 'text'])
  expect((await issue(id, sitting, { text: long, restsOn: [file] })).error.code).toBe('dispute.late-undecided')
  const opinion = { authentic: 'yes', lawful: 'yes', relevant: 'yes', admitted: 'whole' } as const
  const found = await app.call(dispute.findOnEvidence, { id, file, ...opinion, reason: long }, { as: sitting })
  expect(found.status).toBe(201)
  expect((await issue(id, sitting, { text: long, restsOn: ['fil_x'] })).error.code).toBe('ruling.evidence-unknown')
  expect((await issue(id, sitting, { text: long, restsOn: [file] })).status).toBe(201)
  const [shown] = await rulingsOf(app, id, all.merchant)
  expect(shown?.evidence).toMatchObject([{ file, number: 1 }])
})

test('a slip is a passage that stands there once and reads otherwise afterwards', () => {
  const reasons = '甲乙丙甲'
  expect(correctionProblem(reasons, { wrong: '乙', instead: '丁' })).toBe(null)
  expect(correctionProblem(reasons, { wrong: '甲', instead: '丁' })?.code).toBe('ruling.slip-twice')
  expect(correctionProblem(reasons, { wrong: '乙', instead: '乙' })?.code).toBe('ruling.slip-same')
})

test('a letter tells of a slip in one language, that of its reader, with the reason as it was written', () => {
  const slip = { wrong: 'CO-11', instead: 'CO-1', reason: '末尾多写了一位。' }
  expect(correctionWords(slip, 'zh')).toBe('更正笔误：「CO-11」更正为「CO-1」。裁决结果不变。\n末尾多写了一位。')
  expect(correctionWords(slip, 'en')).toMatch(/^A slip in the ruling .*“CO-11” reads “CO-1”.*\n末尾多写了一位。$/)
})
