import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerSubject, answerText } from './letter-words.rules.ts'
import { addedPart, claimText, keepable, newPart, oneLine, unflow } from './text.rules.ts'

const ours = answerText('我们已联系商家，请等两天。', { receipt: 'XB-20260302-7K3M-9Q2F', language: 'zh' })
const quoted = ours.replaceAll(/^/gm, '> ')

test.each([
  [
    'QQ 邮箱',
    `还是没到账\n\n------------------ 原始邮件 ------------------\n发件人: "投诉专员" <complaints@x.example>;\n${ours}`,
  ],
  [
    'Outlook',
    `还是没到账\n\n发件人: 投诉专员 <complaints@x.example>\n发送时间: 2026年3月2日 9:00\n收件人: 林\n主题: Re: 退款\n\n${ours}`,
  ],
  ['Gmail', `还是没到账\n\n投诉专员 <complaints@x.example> 于2026年3月2日周一 09:00写道：\n\n${quoted}`],
  ['Apple Mail', `还是没到账\n\nOn 2 Mar 2026, at 09:00, Complaints <complaints@x.example> wrote:\n\n${quoted}`],
  ['a program without any mark of its own', `还是没到账\n${ours}`],
])('of an answer written in %s only the writer’s own words are left', (_program, text) => {
  expect(newPart(text)).toBe('还是没到账')
})

test('what we told one side never comes back as its own words, wherever a program puts it', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('', '> ', '| '), (own, mark) => {
      const text = `${own}\n${ours.replaceAll(/^/gm, mark)}`
      expect(newPart(text)).not.toContain('我们已联系商家')
    }),
  )
})

test('a letter that answers nothing is left whole, and one with nothing above the line says nothing', () => {
  const text = '商家来信说：\n发件人是他们客服，\n他让我等。'
  expect(newPart(text)).toBe(text)
  expect(newPart(ours)).toBe('')
  expect(newPart('> 只有引用')).toBe('> 只有引用')
})

test('a statement is never longer than may be, nor cut inside a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const added = addedPart(text.repeat(3), 100)
      expect(added.length).toBeLessThanOrEqual(100)
      expect(added.isWellFormed()).toBe(true)
      expect(claimText({ subject: text, text }, 100).length).toBeLessThanOrEqual(100)
    }),
  )
})

test('the claim of a letter is its subject and its words, and says so when there are none', () => {
  expect(claimText({ subject: '退款', text: '没到账' }, 99)).toBe('退款\n\n没到账')
  expect(claimText({ subject: '退款', text: '退款没到账' }, 99)).toBe('退款没到账')
  expect(claimText({ subject: '退款', text: '' }, 99)).toBe('退款')
  expect(claimText({ subject: '', text: '' }, 99)).toContain('见附件')
})

test('kept text holds no character that a database refuses; a line holds none that turns or hides', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(keepable(text)).not.toMatch(/[^\P{Cc}\t\n]/u)
      expect(keepable(text).isWellFormed()).toBe(true)
      expect(oneLine(text, 40)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      expect(Array.from(oneLine(text, 40)).length).toBeLessThanOrEqual(40)
    }),
  )
})

test('lines that a program broke are joined again, quoted ones stay', () => {
  expect(unflow('这是一 \n段话\n> 引用 \n-- \n签名', false)).toBe('这是一 段话\n> 引用 \n-- \n签名')
  expect(unflow('这是一 \n段话', true)).toBe('这是一段话')
})

test('answers do not pile up Re: in any language, and carry the receipt once', () => {
  const subject = answerSubject('回复：Re: RE[2]: 退款 [XB-20260302-7K3M-9Q2F]', 'XB-20260302-7K3M-9Q2F')
  expect(subject).toBe('Re: 退款 [XB-20260302-7K3M-9Q2F]')
  expect(answerSubject(subject, 'XB-20260302-7K3M-9Q2F')).toBe(subject)
  expect(answerSubject('', null)).toBe('Re: 投诉 Complaint')
})
