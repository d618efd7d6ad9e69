import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskEmail, maskName, maskPhone, maskText } from '../personal/mask.rules.ts'
import { mailBody } from './mail-body.rules.ts'
import { internationalPhone } from './address.rules.ts'
import { fill, fillPath, misfits } from './render.rules.ts'
import { nextTry, quietUntil, shanghaiDay } from './schedule.rules.ts'
import { loadTemplates, TemplateError } from './template.ts'

const night = { from: '22:00', to: '08:00' }
const at = (time: string): Date => new Date(`2026-03-02T${time}+08:00`)

test('a text message at night waits for eight in the morning, one by day does not wait', () => {
  expect(quietUntil(night, at('22:00:00'))).toEqual(new Date('2026-03-03T08:00:00+08:00'))
  expect(quietUntil(night, at('23:59:59'))).toEqual(new Date('2026-03-03T08:00:00+08:00'))
  expect(quietUntil(night, at('00:00:00'))).toEqual(at('08:00:00'))
  expect(quietUntil(night, at('07:59:59'))).toEqual(at('08:00:00'))
  expect(quietUntil(night, at('08:00:00'))).toBeNull()
  expect(quietUntil(night, at('21:59:59'))).toBeNull()
  expect(quietUntil({ from: '12:00', to: '14:00' }, at('13:00:00'))).toEqual(at('14:00:00'))
  expect(quietUntil({ from: '12:00', to: '14:00' }, at('14:00:00'))).toBeNull()
})

test('whenever it is, the end of the quiet hours is later, within a day, and not quiet itself', () => {
  const clock = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'))
  const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(clock, clock, instant, (from, to, now) => {
      const end = quietUntil({ from, to }, now)
      if (!end) return
      expect(end.getTime() - now.getTime()).toBeGreaterThan(0)
      expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000)
      expect(quietUntil({ from, to }, end)).toBeNull()
    }),
  )
})

test('a failed delivery waits longer each time and is given up at the end of the list', () => {
  const now = at('10:00:00')
  expect(nextTry([1, 5], 1, now)).toEqual(at('10:01:00'))
  expect(nextTry([1, 5], 2, now)).toEqual(at('10:05:00'))
  expect(nextTry([1, 5], 3, now)).toBeNull()
  expect(shanghaiDay(new Date('2026-03-01T16:00:00Z'))).toBe('2026-03-02')
})

const declared = { order: 'text', amount: 'money', due: 'instant', day: 'day', count: 'number' } as const

test('parameters are written out in the reader’s language, money in yuan and instants in Shanghai', () => {
  const params = { order: 'A1', amount: 129900, due: '2026-11-26T16:00:00Z', day: '2026-10-01', count: 12345 }
  const words = '{order}|{amount}|{due}|{day}|{count}'
  expect(fill(words, params, { declared, language: 'zh' })).toBe(
    'A1|¥1,299.00|2026年11月27日(周五) 00:00|2026年10月1日(周四)|12,345',
  )
  expect(fill(words, params, { declared, language: 'en' })).toBe(
    'A1|¥1,299.00|Fri, 27 Nov 2026 00:00|Thu, 1 Oct 2026|12,345',
  )
})

test('what a parameter brings is never read as a placeholder, a header line or a direction mark', () => {
  const say = (order: string) => fill('订单 {order}', { order, amount: 5 }, { declared, language: 'zh' })
  expect(say('{amount}')).toBe('订单 {amount}')
  expect(say('x\r\nBcc: all@example.com')).toBe('订单 x Bcc: all@example.com')
  expect(say('a\u202Eb')).toBe('订单 a b')
  expect(Array.from(say('长'.repeat(500)))).toHaveLength(203)
  expect(fillPath('/complaints/{id}', { id: '../admin?x=1' })).toBe('/complaints/..%2Fadmin%3Fx%3D1')
  expect(fill('{constructor} {toString}', {}, { declared: {}, language: 'zh' })).toBe('{constructor} {toString}')
})

test('parameters that do not fit the declaration are named', () => {
  expect(
    misfits(declared, { order: 'A', amount: 1, due: '2026-01-01T00:00:00Z', day: '2026-01-01', count: 1 }),
  ).toEqual([])
  expect(misfits(declared, { order: 7, amount: 1.5, due: 'soon', day: '2026-13-01', extra: 1 })).toEqual([
    'count is missing',
    'extra is not declared',
    'order is no text',
    'amount is no money',
    'due is no instant',
    'day is no day',
  ])
})

test('phones, addresses and identity numbers are starred, order numbers and amounts are not', () => {
  expect(maskPhone('+86 138 1234 5678')).toBe('+86138****5678')
  expect(maskPhone('13812345678')).toBe('138****5678')
  expect(maskEmail('wang.li@example.cn')).toBe('w***@example.cn')
  expect(maskText('电话 138 1234 5678，邮箱 a.b@c.cn，身份证 11010519491231002X，卡 6222021234567890123')).toBe(
    '电话 138****5678，邮箱 a***@c.cn，身份证 1****************X，卡 ********0123',
  )
  const harmless = '订单 cmp_01jz8a，金额 ¥1,299.00，2026年11月26日 16:00，工单 20260302'
  expect(maskText(harmless)).toBe(harmless)
})

test('a phone number is Chinese, or has its country in front, or is none', () => {
  expect(internationalPhone('138 0013 8000')).toBe('+8613800138000')
  expect(internationalPhone('+44 20 7946 0958')).toBe('+442079460958')
  for (const bad of ['', '110', '12345678901', '+0123456789', '13800138000,13900139000', '138001380001'])
    expect(internationalPhone(bad)).toBeNull()
})

test('a mail shows what people wrote as text, never as HTML', () => {
  const mail = mailBody({
    heading: '<b>x</b>',
    body: 'a & <script>alert(1)</script>\nb',
    link: 'https://x.cn/?a="1"',
    language: 'zh',
  })
  expect(mail.html).not.toMatch(/<script|<b>|"1"/)
  expect(mail.html).toContain('&lt;script&gt;')
  expect(mail.text).toContain('<script>')
})

function load(yaml: string): readonly string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'xiaobao-templates-')), 'notices.yaml')
  writeFileSync(file, yaml)
  try {
    loadTemplates([pathToFileURL(file)])
    return []
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^.*?notices\.yaml: /, ''))
  }
}
const good = `
- id: a.b
  title: { zh: 甲, en: A }
  channels: [in-app]
  params: { x: text }
  zh: { subject: '{x}', body: 甲 }
  en: { subject: '{x}', body: A }
`

test('every mistake in a template stops the start and is named', () => {
  expect(load(good)).toEqual([])
  expect(load(good.replace('body: 甲', "body: '{y}'"))).toEqual(['a.b: {y} is not among its params'])
  expect(load(good.replaceAll("'{x}'", 'x'))).toEqual(['a.b: the param x is used nowhere'])
  expect(load(good.replace('[in-app]', '[sms]'))).toEqual([
    'a.b: zh.sms is missing, and sms is among its channels',
    'a.b: en.sms is missing, and sms is among its channels',
  ])
  expect(load(good.replace(/ {2}en: \{ subj.*\n/, ''))[0]).toMatch(/^a\.b: en: /)
  expect(load(good.replace('text', 'name'))[0]).toMatch(/^a\.b: params\.x: /)
  expect(load(good.replace('[in-app]', '[fax]'))[0]).toMatch(/^a\.b: channels\.0: /)
  const sms = good.replace('[in-app]', '[sms]').replaceAll('body: ', "sms: '【消保】{x}', body: ")
  expect(load(sms)[0]).toMatch(/^a\.b: zh\.sms: .*SMS_SIGN_NAME/)
  expect(load(good + good)).toEqual(['a.b is there twice'])
  expect(load(good.replace('title:', 'colour: red\n  title:'))[0]).toMatch(/colour/)
  expect(load('a: 1')[0]).toMatch(/list of templates/)
})

test('a name is masked so that whoever knows it recognises it', () => {
  expect(['林晓雨', ' 王芳 ', '𠮷田', '欧阳娜娜', ''].map(maskName)).toEqual(['林**', '王**', '𠮷**', '欧**', ''])
})
