import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankLetter, type Header, type Letter } from './letter.rules.ts'
import { unopenedPost } from './post.ts'
import { mayAnswerByItself, senderCheck } from './signs.rules.ts'
import { judge, mostNewPerDay, type Candidate, type Known } from './verdict.rules.ts'

const post = unopenedPost
const known: Known = {
  isOwnAddress: post.isOwnAddress,
  isOwnMessageId: (id) => post.ownIdIn(id) !== null,
  domain: post.domain,
  same: null,
  candidates: [],
  senderCheck: 'none',
  newToday: 0,
  tokenWrong: false,
}
const letter = (change: Partial<Letter> = {}): Letter => ({
  ...blankLetter([]),
  from: [{ address: 'lin@example.cn', name: '林' }],
  messageId: '<1@example.cn>',
  subject: '退款',
  text: '退款一直没到账',
  ...change,
})
const head = (...headers: (readonly [string, string])[]): { headers: Header[] } => ({
  headers: headers.map(([name, value]) => ({ name, value })),
})
const candidate: Candidate = {
  complaintId: 'cmp_1',
  receipt: 'XB-20260302-7K3M-9Q2F',
  side: 'consumer',
  by: 'case-address',
  isContact: true,
  closed: false,
}
const verdictOf = (of: Letter, more: Partial<Known> = {}) => judge(of, { ...known, ...more }).verdict
const codes = (of: Letter, more: Partial<Known> = {}) =>
  judge(of, { ...known, ...more }).reasons.map(({ code }) => code)

test('a letter about nothing known is new', () => {
  expect([verdictOf(letter()), codes(letter())]).toEqual(['new', ['first-letter']])
})

const programs: readonly [sentence: string, of: Letter, verdict: string, reason: string][] = [
  ['an automatic reply by the book', letter(head(['auto-submitted', 'auto-replied'])), 'auto-reply', 'auto-submitted'],
  ['one of an older program', letter(head(['x-autoreply', 'yes'])), 'auto-reply', 'auto-header'],
  ['one by its subject', letter({ subject: '自动回复：我正在休假' }), 'auto-reply', 'auto-subject'],
  ['one in English', letter({ subject: 'Automatic reply: on holiday' }), 'auto-reply', 'auto-subject'],
  ['mass mail', letter(head(['precedence', 'bulk'])), 'auto-reply', 'bulk'],
  ['a newsletter', letter(head(['list-unsubscribe', '<https://news.example/u>'])), 'auto-reply', 'list'],
  ['one that wants no answer', letter(head(['return-path', '<>'])), 'auto-reply', 'empty-return-path'],
  ['our own letter come back', letter({ from: [{ address: post.address, name: '' }] }), 'loop', 'from-ourselves'],
  ['one with our mark', letter(head(['x-loop', post.address.toUpperCase()])), 'loop', 'our-loop-mark'],
  [
    'one under a message id of ours',
    letter({ messageId: post.messageIdOf('emo_01jz0000000000000000000000') }),
    'loop',
    'our-message-id',
  ],
  [
    'one that has wandered for too long',
    letter(head(...Array.from({ length: 31 }, () => ['received', 'from a by b'] as const))),
    'loop',
    'too-many-hops',
  ],
  [
    'a failed delivery',
    letter({
      report: { kind: 'delivery', about: null, recipients: [{ address: null, action: 'failed', status: '5.1.1' }] },
    }),
    'bounce',
    'delivery-failed',
  ],
  [
    'a delayed delivery',
    letter({
      report: { kind: 'delivery', about: null, recipients: [{ address: null, action: 'delayed', status: '4.2.2' }] },
    }),
    'auto-reply',
    'delivery-delayed',
  ],
  [
    'a reading receipt',
    letter({ report: { kind: 'reading', about: null, recipients: [] } }),
    'auto-reply',
    'reading-receipt',
  ],
  [
    'a letter that a server returned in its own words',
    letter({ from: [{ address: 'PostMaster@qq.example', name: '' }], subject: '系统退信/Systems bounce' }),
    'bounce',
    'returned-letter',
  ],
]
test.each(programs)(
  '%s is recognised, waits for nobody and is never taken for a complaint',
  (_sentence, of, verdict, reason) => {
    const judged = judge(of, { ...known, candidates: [candidate] })
    expect([judged.verdict, judged.reasons[0]?.code, judged.waits, judged.automatic]).toEqual([
      verdict,
      reason,
      false,
      true,
    ])
  },
)

test('Auto-Submitted: no is a person, and a group address of our own house makes no newsletter', () => {
  expect(verdictOf(letter(head(['auto-submitted', 'no'])))).toBe('new')
  expect(verdictOf(letter(head(['list-id', `complaints <complaints.${post.domain}>`])))).toBe('new')
})

test('a letter that cannot be read needs a person, and keeps the case it may belong to', () => {
  const judged = judge(letter({ defects: ['undecodable', 'bad-date'] }), { ...known, candidates: [candidate] })
  expect(judged).toMatchObject({ verdict: 'needs-person', waits: true, candidate: { complaintId: 'cmp_1' } })
  expect(judged.reasons.map(({ code }) => code)).toEqual(['undecodable'])
})

test('the contact who answers to the case’s own address or a letter of ours joins it; From alone proves nothing', () => {
  const grounds = [
    [{ by: 'case-address' }, {}, 'letter', false],
    [{ by: 'reply-to-ours' }, {}, 'letter', false],
    [{ by: 'case-address', isContact: false }, {}, 'none', true],
    [{ by: 'reply-in-thread' }, {}, 'none', true],
    [{ by: 'reply-in-thread' }, { senderCheck: 'pass' }, 'server', false],
    [{ by: 'receipt-in-subject' }, { senderCheck: 'pass' }, 'server', false],
    [{ by: 'case-address' }, { senderCheck: 'fail' }, 'none', true],
    [{ by: 'case-address', closed: true }, {}, 'letter', true],
  ] as const
  for (const [change, more, proof, waits] of grounds) {
    const judged = judge(letter(), { ...known, ...more, candidates: [{ ...candidate, ...change }] })
    expect([change, judged.verdict, judged.proof, judged.waits]).toEqual([change, 'follow-up', proof, waits])
  }
})

test('a receipt number in the subject of somebody else’s letter opens nothing: a person looks', () => {
  const judged = judge(letter(), {
    ...known,
    candidates: [{ ...candidate, by: 'receipt-in-subject', isContact: false }],
  })
  expect([judged.verdict, judged.waits, judged.proof]).toEqual(['needs-person', true, 'none'])
})

test('the same letter twice is one; the same id with other words is looked at', () => {
  expect(verdictOf(letter(), { same: { id: 'eml_1', isSame: true } })).toBe('duplicate')
  expect(codes(letter(), { same: { id: 'eml_1', isSame: false } })).toEqual(['same-id-other-words'])
})

test('what our server finds false or calls spam, and more letters than anybody writes in a day, wait for a person', () => {
  expect(verdictOf(letter(), { senderCheck: 'fail' })).toBe('spam-suspect')
  expect(verdictOf(letter(head(['x-spam-flag', 'YES'])))).toBe('spam-suspect')
  expect(verdictOf(letter(), { newToday: mostNewPerDay - 1 })).toBe('new')
  expect(verdictOf(letter(), { newToday: mostNewPerDay })).toBe('spam-suspect')
})

const anyLetter = fc.record({
  from: fc.array(
    fc.record({ address: fc.constantFrom('lin@example.cn', 'noreply@a.b', post.address), name: fc.string() }),
    {
      maxLength: 2,
    },
  ),
  subject: fc.string(),
  headers: fc.array(
    fc.record({
      name: fc.constantFrom(
        'auto-submitted',
        'precedence',
        'x-loop',
        'list-id',
        'return-path',
        'x-spam-flag',
        'received',
      ),
      value: fc.string(),
    }),
    { maxLength: 6 },
  ),
  defects: fc.subarray(['no-sender', 'undecodable', 'bad-date'] as const),
})
const anyKnown = fc.record({
  same: fc.option(fc.record({ id: fc.constant('eml_1'), isSame: fc.boolean() })),
  senderCheck: fc.constantFrom('pass', 'fail', 'none'),
  newToday: fc.nat(40),
  tokenWrong: fc.boolean(),
  candidates: fc.array(
    fc.record({
      complaintId: fc.constantFrom('cmp_1', 'cmp_2'),
      receipt: fc.constant(candidate.receipt),
      side: fc.constantFrom('consumer', 'merchant'),
      by: fc.constantFrom('case-address', 'reply-to-ours', 'reply-in-thread', 'receipt-in-subject'),
      isContact: fc.boolean(),
      closed: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
})

test('whatever arrives gets one verdict with a reason; nothing enters a case by itself without proof, and no program is answered', () => {
  fc.assert(
    fc.property(anyLetter, anyKnown, (change, more) => {
      const of = letter(change)
      const judged = judge(of, { ...known, ...more })
      expect(judged.reasons.length).toBeGreaterThan(0)
      const entersByItself = judged.verdict === 'follow-up' && !judged.waits
      if (entersByItself) {
        expect(judged.candidate?.isContact).toBe(true)
        expect(judged.proof).not.toBe('none')
        expect(more.senderCheck).not.toBe('fail')
      }
      if (judged.automatic) expect(judged.waits).toBe(false)
      if (judged.automatic && judged.verdict !== 'duplicate')
        expect(mayAnswerByItself(of, known, more.senderCheck)).toBe(false)
    }),
  )
})

test('only our own server is believed about senders, and only its first word', () => {
  const said = (value: string) => letter(head(['authentication-results', value]))
  expect(
    senderCheck(said('mx.example.org; dkim=pass; dmarc=pass (p=none) header.from=example.cn'), 'mx.example.org'),
  ).toBe('pass')
  expect(senderCheck(said('mx.example.org; dmarc=fail'), 'MX.example.org')).toBe('fail')
  expect(senderCheck(said('evil.example; dmarc=pass'), 'mx.example.org')).toBe('none')
  expect(senderCheck(said('mx.example.org; dmarc=pass'), null)).toBe('none')
  const two = letter(
    head(
      ['authentication-results', 'mx.example.org; spf=none'],
      ['authentication-results', 'mx.example.org; dmarc=pass'],
    ),
  )
  expect(senderCheck(two, 'mx.example.org')).toBe('none')
})
