import { expect } from 'vitest'
import { changeConsent } from '../../src/privacy/consent/consent.contract.ts'
import { publishNotice } from '../../src/privacy/consent/register.contract.ts'
import { shanghaiDay } from '../../src/kernel/calendar/day.rules.ts'
import type { Person, TestApp } from './app.ts'

/** What people are told of a purpose, published today. */
export async function tellOf(app: TestApp, purpose: string, more: { readonly asksAgain?: boolean } = {}) {
  const wish = {
    purpose,
    zh: '我们把隐去姓名电话地址的内容交给外部服务处理，您可以随时撤回。',
    en: 'We give words without names and numbers to a service outside; withdraw at any time.',
    asksAgain: more.asksAgain ?? false,
    effectiveOn: shanghaiDay(app.clock.now),
  }
  const answer = await app.call(publishNotice, wish, { as: await app.as('privacy-officer') })
  expect(answer.status, JSON.stringify(answer.error)).toBe(201)
  return answer.body
}

/** Somebody reads it and agrees, the way a page does. */
export async function agreeTo(app: TestApp, purpose: string, person: Person): Promise<void> {
  const { id } = await tellOf(app, purpose)
  const answer = await app.call(changeConsent, { purpose, given: true, notice: id }, { as: person })
  expect(answer.status, JSON.stringify(answer.error)).toBe(200)
}
