import { afterAll, beforeAll, expect, test } from 'vitest'
import { aftersalesScene, long, type Scene } from '../../../tests/support/aftersales.ts'
import { readCase } from '../case.contract.ts'
import * as step from './step.contract.ts'

let scene: Scene
beforeAll(async () => {
  scene = await aftersalesScene()
})
afterAll(() => scene.app.close())

/** The story of a refused request to which this much was said, as the complaint tells it. */
async function toldAfter(statements: readonly string[]): Promise<{ number: string; told: string }> {
  const { app, consumer, merchant, asked, take } = scene
  const { id, number } = await asked()
  for (const text of statements) await take(step.addStatement, consumer, { id, text })
  await take(step.refuse, merchant, { id, reason: 'other', text: long })
  const { complaintId } = await take(step.complain, consumer, { id })
  const complaint = (await app.call(readCase, { id: complaintId ?? '' }, { as: consumer })).body
  return { number, told: complaint.statements[0]?.text ?? '' }
}

test('what the consumer says last, when it becomes a complaint, stands in its story once', async () => {
  const { app, consumer, merchant, asked, take } = scene
  const { id } = await asked()
  await take(step.refuse, merchant, { id, reason: 'other', text: long })
  const { complaintId } = await take(step.complain, consumer, { id, text: '请平台看一下开线的照片' })
  const complaint = (await app.call(readCase, { id: complaintId ?? '' }, { as: consumer })).body
  expect(complaint.statements[0]?.text.split('请平台看一下开线的照片')).toHaveLength(2)
})

test('a story too long for a complaint says, in both languages, that the rest stands in the request; one that has room says nothing of it', async () => {
  const short = await toldAfter(['外套的袖口开线了。'])
  expect(short.told).toContain('外套的袖口开线了。')
  expect(short.told).not.toContain('其余内容')
  // Characters of two units, once shifted by one, so that a cut falls into the middle of one.
  for (const first of ['甲', '甲乙']) {
    const { number, told } = await toldAfter([first, '😀'.repeat(900), '😀'.repeat(900), '😀'.repeat(900)])
    expect(told.length).toBeLessThanOrEqual(4500)
    expect(told.length).toBeGreaterThan(4400)
    expect(told.isWellFormed()).toBe(true)
    expect(told).toContain(`其余内容见售后申请 ${number}`)
    expect(told).toContain(`the rest stands in after-sales request ${number}`)
  }
})
