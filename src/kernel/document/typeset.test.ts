import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dense, readPdf } from '../../../tests/support/pdf.ts'
import { sharedFile } from '../../../tests/support/shared.ts'
import { Refusal } from '../refusal.ts'
import { typeset, type Document } from './typeset.ts'

const folder = mkdtempSync(join(tmpdir(), 'xiaobao-typeset-'))
beforeAll(() => {
  // What cannot be archived is a mistake here; a running installation would fall back to plain PDF.
  process.env['TYPESET_STRICT'] = '1'
})
afterAll(() => {
  delete process.env['TYPESET_STRICT']
  rmSync(folder, { recursive: true, force: true })
})

let count = 0
async function set(texts: readonly string[], part: Partial<Document> & { language?: 'zh' | 'en' } = {}) {
  const output = join(folder, `${(count += 1)}.pdf`)
  const { language = 'zh', ...rest } = part
  const words = language === 'zh' ? ['第 ', ' 页 / 共 ', ' 页'] : ['Page ', ' of ', '']
  const data = {
    title: '争议案卷',
    header: 'XB-20260302-ABCD-EFGH',
    language,
    'page-words': words,
    heading: '陈述',
    texts,
  }
  const template = new URL('./sample.typ', import.meta.url)
  const { pages } = await typeset({ template, data, madeAt: new Date('2026-03-02T09:00:00+08:00'), output, ...rest })
  return { pages, bytes: readFileSync(output) }
}
/** What stands between the marks of a text, wherever lines and pages were broken. */
function textsIn(pdf: { pages: readonly string[] }): Map<number, string> {
  const plain = pdf.pages.map((page) =>
    page.replace(/第 \d+ 页 \/ 共 \d+ 页/, '').replace(/争议案卷\s*XB-20260302-ABCD-EFGH/, ''),
  )
  const found = dense(plain.join('\n')).matchAll(/⟦(\d+)⟧(.*?)⟦end⟧/gs)
  return new Map([...found].map(([, place, words]) => [Number(place), words ?? '']))
}
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it was not refused'),
    (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
  )

test('a document has real Chinese text, its number on every page, page numbers, an index and a title', async () => {
  const { pages, bytes } = await set(
    Array.from({ length: 40 }, (_, i) => `收到的杯子有一道很深的划痕，请退货退款 ¥129.00。第${i}段`),
  )
  const pdf = await readPdf(bytes)
  expect(pdf.pages.length).toBe(pages)
  expect(pages).toBeGreaterThan(2)
  expect(dense(pdf.text)).toContain('收到的杯子有一道很深的划痕，请退货退款¥129.00。')
  pdf.pages.forEach((page, place) => expect(page).toContain(`第 ${place + 1} 页 / 共 ${pages} 页`))
  pdf.pages.slice(1).forEach((page) => expect(page).toContain('XB-20260302-ABCD-EFGH'))
  expect(pdf.outline).toHaveLength(40)
  expect(pdf.info).toMatchObject({ Title: '争议案卷', Language: 'zh-CN', CreationDate: 'D:20260302010000Z' })
})

test('in English the page says so', async () => {
  const { pages, bytes } = await set(['The cup is scratched.'], { language: 'en' })
  const pdf = await readPdf(bytes)
  expect(pdf.pages[0]).toContain(`Page 1 of ${pages}`)
  expect(pdf.info['Language']).toBe('en-GB')
})

test('the same input gives the same bytes', async () => {
  const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const pictures = [{ name: 'pictures/1.jpg', bytes: picture }]
  const [one, two] = [await set(['一样', '😀'], { pictures }), await set(['一样', '😀'], { pictures })]
  expect(one.bytes.equals(two.bytes)).toBe(true)
})

test('what people write is never run, and is found in the text as it was written', async () => {
  const hostile = [
    '#let x = 1; #x #panic("ran") #read("/kernel/document/paper.typ") #eval("1+1")',
    '*fett* _kursiv_ `raw` $x^2$ <label> @ref = heading - list + enum / term: // comment /* more */ \\ "quoted" --- ... ~',
    '#import "/main.ts" #include "/app.ts" #image("/etc/passwd")',
    '</script><script>alert(1)</script> ${7*7} {{7*7}} %s%n \u0022; drop table complaints.complaint; --',
    '{"unshowable": "[a-z]"}',
  ]
  const read = textsIn(await readPdf((await set(hostile)).bytes))
  hostile.forEach((words, place) => expect(read.get(place + 1)).toBe(dense(words)))
})

test('characters that turn, hide or have no picture are printed as their number, so that no page shows something else', async () => {
  const read = textsIn(
    await readPdf(
      (await set(['abc\u202Ecba\u202C', 'x\u0007y', '\u{e000}', '\u{2000f}', 'ab'.repeat(40) + '\u202e'])).bytes,
    ),
  )
  expect([...read.values()]).toEqual(['abcU+202EcbaU+202C', 'xU+7y', 'U+E000', 'U+2000F', `${'ab'.repeat(40)}U+202E`])
})

test('rare characters of names, emoji and other scripts have a picture', async () => {
  const words = ['㐂喆堃 镕镕', '😀👍🏽📦', 'Größe Łódź Ελλάδα Москва', '상품 ไทย 漢字カナ']
  const read = textsIn(await readPdf((await set(words)).bytes))
  expect([...read.values()].join('')).not.toContain('U+')
  expect(read.get(1)).toBe(dense(words[0] ?? ''))
})

test('a word as long as a page is broken and copied whole', async () => {
  const word = 'x'.repeat(3000)
  expect(textsIn(await readPdf((await set([word])).bytes)).get(1)).toBe(word)
})

test('every naughty string is set, and those without stacked marks or a second reading direction are read back whole', async () => {
  const file = sharedFile('data/hostile-inputs/blns.json.gz')
  if (!file) return
  const strings = JSON.parse(gunzipSync(readFileSync(file)).toString()) as string[]
  const read = textsIn(await readPdf((await set(strings)).bytes))
  expect(read.size).toBe(strings.length)
  // Stacked marks, right to left, flags, what is printed as a number, and characters that share one picture with another (· • ・, µ μ).
  const special =
    /[\p{M}\p{Script=Arabic}\p{Script=Hebrew}\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\u{20000}-\u{2ffff}\u{1f1e6}-\u{1f1ff}·•・µﬁﬂГЋ]/u
  const plain = strings.flatMap((words, place) =>
    special.test(words.replaceAll(/[\t\n\r]/g, '')) ? [] : [{ words, place: place + 1 }],
  )
  expect(plain.length).toBeGreaterThan(440)
  const wrong = plain.filter(({ words, place }) => read.get(place) !== dense(words) && !read.get(place)?.includes('⟧'))
  expect(wrong).toEqual([])
})

test('too much text, too many pages and too much time are refused in words that say what is allowed', async () => {
  const long = await refusalOf(set(['字'.repeat(1000)], { limits: { bytes: 2000 } }))
  expect([long.code, long.params['mostMib']]).toEqual(['document.too-long', '0.0'])
  const wide = await refusalOf(
    set(
      Array.from({ length: 99 }, () => '一段'),
      { limits: { pages: 2 } },
    ),
  )
  expect(wide).toMatchObject({ code: 'document.too-many-pages', params: { most: 2 } })
  expect((await refusalOf(set(['一'], { limits: { ms: 1 } }))).code).toBe('document.too-slow')
})

test('a mistake of ours in a template is an error, not a document', async () => {
  const output = join(folder, 'never.pdf')
  const template = new URL('./sample.typ', import.meta.url)
  await expect(typeset({ template, data: { texts: [] }, madeAt: new Date(0), output })).rejects.toThrow(
    'typesetting failed',
  )
})
