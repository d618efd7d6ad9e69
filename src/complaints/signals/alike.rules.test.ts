import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alike, bandsOf, shingles } from './alike.rules.ts'

const story =
  '收到后一直正常使用，第三天晚上开始充不进电，试过两个充电头、三根线都不行，联系客服只让我重启，重启了没有用。'
const shares = (one: string, other: string): boolean => {
  const bands = new Set(bandsOf(shingles(one)))
  return (bandsOf(shingles(other)) ?? []).some((band) => bands.has(band))
}

test('the same text is wholly alike, also with other spaces, widths and punctuation', () => {
  expect(alike(shingles(story), shingles(story.replaceAll('，', ' ! ')))).toBe(100)
})
test('a text with a sentence more is found as nearly the same', () => {
  const longer = `${story}请尽快退款。`
  expect(alike(shingles(story), shingles(longer))).toBeGreaterThan(80)
  expect(shares(story, longer)).toBe(true)
})
test('two different stories are not alike', () => {
  const other = '箱子到的时候一角是瘪的，六只碗碎了两只，里面只包了一层气泡膜，剩下的还能用，赔两只碗的钱就行。'
  expect(alike(shingles(story), shingles(other))).toBeLessThan(5)
})
test('a text that says very little is compared with nothing', () => {
  expect(bandsOf(shingles('不想要了，退款'))).toBeNull()
})

const word = fc.constantFrom(
  ...'退款发货商家客服质量问题破损少件坏了包装物流签收今天昨天一直没有处理充电屏幕衣服鞋子大小颜色'.split(''),
)
test('of texts that are at least seventy percent alike nearly all share a band', () => {
  const text = fc.array(word, { minLength: 60, maxLength: 120 }).map((characters) => characters.join(''))
  const tried = { alike: 0, found: 0 }
  fc.assert(
    fc.property(text, fc.nat(50), fc.string({ unit: word, maxLength: 6 }), (base, at, put) => {
      const changed = base.slice(0, at) + put + base.slice(at + 3)
      if (alike(shingles(base), shingles(changed)) < 70) return
      tried.alike += 1
      if (shares(base, changed)) tried.found += 1
    }),
    { numRuns: 400, seed: 7 },
  )
  expect(tried.alike).toBeGreaterThan(200)
  expect(tried.found / tried.alike).toBeGreaterThan(0.99)
})
test('likeness does not ask which text came first, and is a share', () => {
  const any = fc.string({ maxLength: 60 })
  fc.assert(
    fc.property(any, any, (one, other) => {
      const share = alike(shingles(one), shingles(other))
      return share >= 0 && share <= 100 && share === alike(shingles(other), shingles(one))
    }),
  )
})
