import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { drawnPages } from './drawn-pages.ts'
import type { PageRenderer, PageRequest, RenderedPage } from './rendering.contract.ts'

let written = ''
const log = pino({ level: 'warn' }, { write: (line: string) => (written += line) })
const begun = new Date('2026-11-25T10:00:00+08:00')
const later = (ms: number): Date => new Date(begun.getTime() + ms)
const page: RenderedPage = { status: 200, html: '<p>规则</p>', version: 'v1' }

/** A renderer that answers when it is told to, and counts. */
function renderer(answer: () => Promise<RenderedPage | null>) {
  const asked: PageRequest[] = []
  const draws: PageRenderer = {
    placeOf: () => ({ pattern: '/rules', kind: 'server' }),
    render: (request) => {
      asked.push(request)
      return answer()
    },
    addresses: async () => [],
  }
  return { draws, asked }
}
const asking = (key: string, now = begun) => ({
  key,
  pattern: '/rules/$id',
  request: {
    pathname: `/rules/${key}`,
    search: '',
    language: 'zh' as const,
    now,
    origin: 'https://xiaobao.example.com',
    read: async () => ({ ok: true as const, data: null }),
  },
})
beforeEach(() => {
  written = ''
})

test('a page is drawn once for everyone who asks at the same time, and given out again for fifteen seconds', async () => {
  const pages = drawnPages(log)
  const { draws, asked } = renderer(async () => page)
  const both = await Promise.all([pages.draw(draws, asking('a')), pages.draw(draws, asking('a'))])
  expect(both).toEqual([page, page])
  expect(asked).toHaveLength(1)
  expect(pages.recall('a', later(14_999))).toEqual(page)
  expect(pages.recall('a', later(15_000))).toBeUndefined()
  expect(pages.recall('b', begun)).toBeUndefined()
})

test('whoever would wait too long gets no drawn page; it is written down without the address and kept for the next', async () => {
  const pages = drawnPages(log, 1)
  const { promise, resolve } = Promise.withResolvers<RenderedPage>()
  const { draws } = renderer(() => promise)
  expect(await pages.draw(draws, asking('canary'))).toBeNull()
  expect(written).toContain('/rules/$id')
  expect(written).not.toContain('canary')
  const next = pages.draw(draws, asking('canary'))
  resolve(page)
  expect(await next).toEqual(page)
  expect(pages.recall('canary', begun)).toEqual(page)
})

test('a page that cannot be drawn is written down once, and not tried again for a while', async () => {
  const pages = drawnPages(log)
  const { draws } = renderer(() => Promise.reject(new Error('张三 13800138000')))
  expect(await pages.draw(draws, asking('a'))).toBeNull()
  expect(pages.recall('a', begun)).toBeNull()
  expect(written.match(/could not be drawn/g)).toHaveLength(1)
  expect(written).not.toContain('张三')
})

test('a fifth page is not begun while four are being drawn', async () => {
  const pages = drawnPages(log)
  const { promise, resolve } = Promise.withResolvers<RenderedPage>()
  const { draws, asked } = renderer(() => promise)
  const four = ['a', 'b', 'c', 'd'].map((key) => pages.draw(draws, asking(key)))
  expect(await pages.draw(draws, asking('e'))).toBeNull()
  resolve(page)
  expect(await Promise.all(four)).toEqual([page, page, page, page])
  expect(asked).toHaveLength(4)
})

test('only so many pages are kept: the oldest gives way', async () => {
  const pages = drawnPages(log)
  const { draws } = renderer(async () => page)
  for (let place = 0; place <= 200; place += 1) await pages.draw(draws, asking(`p${place}`))
  expect(pages.recall('p0', begun)).toBeUndefined()
  expect(pages.recall('p1', begun)).toEqual(page)
  expect(pages.recall('p200', begun)).toEqual(page)
})
