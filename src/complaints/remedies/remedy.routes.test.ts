import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { calculateRemedies, listRemedies } from './remedy.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-11-25T10:00:00+08:00' })
})
afterAll(() => app.close())

type Given = Parameters<typeof app.call<typeof calculateRemedies.input, typeof calculateRemedies.output>>[1]
const ask = async (given: Given) => (await app.call(calculateRemedies, given, { language: 'en' })).body
const fake = {
  topics: ['fraud' as const],
  answers: { forDailyLife: true, flawOnly: false, paidFen: 30000, listedFen: 30000, itemCount: 3 },
}

test('anyone reads the catalogue: what may be asked for, under which article, how it is worked out and what is asked', async () => {
  const { status, body } = await app.call(listRemedies, {}, { language: 'en' })
  expect(status).toBe(200)
  expect(body.onDay).toBe('2026-11-25')
  expect(body.remedies.length).toBeGreaterThan(35)
  const fraud = body.remedies.find(({ id }) => id === 'punitive.fraud')
  expect(fraud).toMatchObject({
    basis: {
      source: { id: 'consumer-law' },
      article: '55(1)',
      from: '2024-07-01',
      until: null,
      confidence: 'T',
      mayBlock: true,
    },
    punitive: { finding: 'fraud' },
    questions: ['forDailyLife', 'flawOnly', 'fabricated', 'paidFen', 'listedFen', 'itemCount'],
  })
  expect(fraud?.formula[0]).toEqual({
    when: { zh: '实付价款，按一次交易', en: 'the price paid, for the purchase' },
    words: { zh: '3 × 实付价款，不足 ¥500.00 的按 ¥500.00', en: '3 × price paid, but at least ¥500.00' },
  })
  const known = new Set(body.questions.map(({ id }) => id))
  for (const { questions } of body.remedies) for (const id of questions) expect(known).toContain(id)
})

test('the catalogue of an earlier day shows the versions of that day', async () => {
  const on = async (onDay: string) => {
    const { body } = await app.call(listRemedies, { onDay })
    return body.remedies.find(({ id }) => id === 'punitive.food')?.basis
  }
  expect(await on('2015-09-30')).toMatchObject({
    source: { id: 'food-safety-law-2009' },
    article: '96(2)',
    confidence: 'M',
    mayBlock: false,
  })
  expect(await on('2015-10-01')).toMatchObject({ source: { id: 'food-safety-law-2015' }, article: '148(2)' })
  expect(await on('2025-12-01')).toMatchObject({ source: { id: 'food-safety-law' }, article: '148(2)' })
  expect(await on('2009-05-31')).toBeUndefined()
})

test('a catalogue of no real day, or of one that no calendar knows, is refused with the field named', async () => {
  const notADay = await app.call(listRemedies, { onDay: '2026-13-01' })
  expect(notADay.status).toBe(400)
  expect(notADay.error.fields?.[0]?.path).toBe('onDay')
  const tooEarly = await app.call(listRemedies, { onDay: '1999-01-01' })
  expect(tooEarly.status).toBe(400)
  expect(tooEarly.error.fields?.[0]).toMatchObject({ path: 'onDay' })
})

test('treble damages are shown with amount and article, and not added: they need a demand and a finding by a person', async () => {
  const { remedies, together } = await ask(fake)
  const fraud = remedies.find(({ id }) => id === 'punitive.fraud')
  expect(fraud).toMatchObject({
    state: 'applies',
    amount: { fromFen: 90000, upToFen: 150000 },
    punitive: { demanded: false, foundBy: null, words: { en: 'the trader committed fraud' } },
    counted: false,
  })
  expect(together.amount).toEqual({ fromFen: 0, upToFen: 0 })
  expect(together.left).toContainEqual({ id: 'punitive.fraud', why: 'not-demanded', by: null })

  const demanded = await ask({ ...fake, demands: ['punitive.fraud'] })
  expect(demanded.together.left).toContainEqual({ id: 'punitive.fraud', why: 'not-found', by: null })
  const foundOnly = await ask({ ...fake, findings: { fraud: 'court' } })
  expect(foundOnly.together.ids).not.toContain('punitive.fraud')

  const both = await ask({ ...fake, demands: ['punitive.fraud'], findings: { fraud: 'authority' } })
  expect(both.together).toMatchObject({ ids: ['punitive.fraud'], amount: { fromFen: 90000, upToFen: 150000 } })
  expect(both.remedies.find(({ id }) => id === 'punitive.fraud')?.punitive).toMatchObject({
    demanded: true,
    foundBy: 'authority',
  })
})

test('what a text leaves open is asked: every variant has its amount and its formula with the numbers, until one is chosen', async () => {
  const { remedies } = await ask(fake)
  const variants = remedies.find(({ id }) => id === 'punitive.fraud')?.variants ?? []
  expect(variants.map(({ choices, amount }) => [choices.map(({ value }) => value).join(), amount?.fromFen])).toEqual([
    ['paid,order', 90000],
    ['paid,item', 150000],
    ['listed,order', 90000],
    ['listed,item', 150000],
  ])
  expect(variants[0]?.words.en).toBe('3 × price paid ¥300.00, but at least ¥500.00')
  expect(variants[1]?.words.zh).toBe('购买件数 3 × （3 × 实付价款 ¥300.00 ÷ 购买件数 3，不足 ¥500.00 的按 ¥500.00）')
  const chosen = await ask({ ...fake, choices: { 'punitive.fraud': { floorPer: 'item', priceBasis: 'paid' } } })
  expect(chosen.remedies.find(({ id }) => id === 'punitive.fraud')).toMatchObject({
    amount: { fromFen: 150000, upToFen: 150000 },
    asks: [{ chosen: 'paid' }, { chosen: 'item' }],
  })
})

test('of return, exchange and repair one is chosen; what it excludes is left out with the reason, what it does not adds up', async () => {
  const answers = {
    faulty: true,
    purposeLost: true,
    receivedOn: '2026-11-20',
    askedOn: '2026-11-25',
    paidFen: 89900,
    billedFen: 89900,
    freightFen: 1200,
    asPromisedFen: 89900,
    asDeliveredFen: 60000,
    foundSubstandard: false,
  }
  const { together, remedies } = await ask({ topics: ['quality'], answers })
  expect(together).toMatchObject({
    ids: ['costs.put-right', 'refund.quality-rescission'],
    amount: { fromFen: 91100, upToFen: 91100 },
  })
  expect(together.left).toContainEqual({ id: 'exchange', why: 'excluded', by: 'refund.quality-rescission' })
  const exchange = remedies.find(({ id }) => id === 'exchange')
  expect(exchange).toMatchObject({ amount: null, counted: false })
  expect(exchange?.deed?.en).toContain('Another one')
  expect(exchange?.excludes).toContainEqual({
    id: 'refund.quality-rescission',
    group: 'put-right',
    because: { zh: '退、换、修、减价选一种', en: 'return, exchange, repair or a lower price: one of them' },
  })
  expect(exchange?.cumulates).toContain('costs.put-right')

  const rather = await ask({ topics: ['quality'], answers, prefer: ['exchange'] })
  expect(rather.together).toMatchObject({
    ids: ['costs.put-right', 'exchange'],
    amount: { fromFen: 1200, upToFen: 1200 },
  })
})

test('what does not apply says why not, and what belongs to another matter or another time says so', async () => {
  const { not } = await ask({
    happenedOn: '2019-06-01',
    topics: ['no-reason', 'drug'],
    answers: { boughtOnline: true, goodsKind: 'custom', paidFen: 1000 },
  })
  const why = (id: string) => not.find((one) => one.id === id)?.why.map(({ en }) => en)
  expect(why('refund.no-reason')).toEqual(['Not met: none of the exceptions of the law, or returns were promised'])
  expect(why('punitive.drug')).toEqual(['It was not in force on 2019-06-01; it began on 2019-12-01.'])
  expect(why('punitive.travel')).toEqual(['It belongs to another kind of matter than the one you chose.'])
})

test('the last day of a right is the one of the clock: the seventh day in a holiday moves on, the day after is too late', async () => {
  const on = async (askedOn: string) => {
    const answers = {
      boughtOnline: true,
      goodsKind: 'ordinary',
      intact: true,
      receivedOn: '2026-09-28',
      askedOn,
      paidFen: 9900,
    }
    return (await ask({ topics: ['no-reason'], answers })).remedies.find(({ id }) => id === 'refund.no-reason')?.state
  }
  expect(await on('2026-10-08')).toBe('applies')
  expect(await on('2026-10-09')).toBeUndefined()
})

test('what to ask next comes in order, conditions before amounts, and nothing hangs on what the person cannot say', async () => {
  const first = await ask({ topics: ['fraud'] })
  expect(first.next.slice(0, 2)).toEqual(['forDailyLife', 'boughtOnline'])
  expect(first.remedies.every(({ state }) => state === 'open')).toBe(true)
  const harm = await ask({ topics: ['harm'], unsure: ['disabled', 'died', 'gravelyHurt'] })
  expect(harm.next).not.toContain('disabled')
  expect(harm.next).not.toContain('incomeYearFen')
  expect(harm.next).toContain('medicalFen')
})

test('each wrong answer is named with what is allowed, in the language of the caller', async () => {
  const { status, error } = await app.call(
    calculateRemedies,
    {
      happenedOn: '2200-01-01',
      answers: {
        paidFen: 0,
        faulty: 'yes',
        goodsKind: 'boat',
        receivedOn: '2026-02-30',
        shoeSize: 42,
        itemCount: 10_001,
      },
      unsure: ['nothing'],
      demands: ['punitive.nothing'],
      choices: { 'punitive.fraud': { floorPer: 'box', colour: 'red' }, nothing: { a: 'b' } },
    },
    { language: 'en' },
  )
  expect(status).toBe(400)
  expect(Object.fromEntries(error.fields?.map(({ path, message }) => [path, message]) ?? [])).toMatchObject({
    happenedOn: expect.stringContaining('A date from 2007 to'),
    'answers.paidFen': 'Must be whole fen, from ¥0.01 to ¥100,000,000.00.',
    'answers.faulty': 'Answer true or false.',
    'answers.goodsKind': expect.stringContaining('Must be one of: ordinary, promised'),
    'answers.receivedOn': expect.stringContaining('A date from 2007'),
    'answers.shoeSize': 'There is no such question.',
    'answers.itemCount': 'Must be a whole number, from 1 to 10000.',
    'unsure.0': 'There is no such question.',
    'demands.0': 'There is no such remedy.',
    'choices.nothing.a': 'There is no such remedy.',
  })
  const wrongDay = await app.call(calculateRemedies, {
    answers: {},
    choices: { 'punitive.fraud': { floorPer: 'box' } },
  })
  expect(wrongDay.error.fields).toEqual([
    { path: 'choices.punitive.fraud.floorPer', message: '只能是其中之一：order、item。' },
  ])
  expect((await app.call(calculateRemedies, { answers: { paidFen: 1.5 } })).status).toBe(400)
})

test('nobody can put anything else into a situation: names and free text have no field, and a role changes nothing', async () => {
  const strange = { ...fake, name: '张三' }
  const named = await app.call(calculateRemedies, strange)
  expect(named.status).toBe(400)
  const agent = await app.as('agent')
  const asAgent = await app.call(calculateRemedies, fake, { as: agent })
  expect(asAgent.body.together).toEqual((await app.call(calculateRemedies, fake)).body.together)
})

test('an earlier purchase is judged by the law of its day: once the price and no minimum before 15 March 2014', async () => {
  const amountOn = async (happenedOn: string) =>
    (
      await ask({ ...fake, happenedOn, answers: { ...fake.answers, itemCount: 1, paidFen: 10000, listedFen: 10000 } })
    ).remedies.find(({ id }) => id === 'punitive.fraud')?.amount
  expect(await amountOn('2014-03-14')).toEqual({ fromFen: 10000, upToFen: 10000 })
  expect(await amountOn('2014-03-15')).toEqual({ fromFen: 50000, upToFen: 50000 })
})
