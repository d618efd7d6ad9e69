import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { escapeText, writeDocument, type Document } from './document.ts'

const template = readFileSync(new URL('../../index.html', import.meta.url), 'utf8')
const page: Document = {
  language: 'en',
  head: { title: 'Rules · Mall', description: 'Every deadline.' },
  address: { origin: 'https://xiaobao.example.com', pathname: '/rules/a' },
  site: 'Mall',
  styles: '<style>a{}</style>',
  links: '<link rel="stylesheet" href="/assets/a.css">',
  body: '<div id="root"><h1>Rules</h1></div>',
}

test('the document says its language, its name, what it is about, where it stands and in which languages', () => {
  const html = writeDocument(template, page)
  expect(html).toContain('<html lang="en" data-density="consumer" data-mode="light">')
  expect(html).toContain('<title>Rules · Mall</title>')
  expect(html).toContain('<meta name="description" content="Every deadline.">')
  expect(html).toContain('<meta property="og:title" content="Rules · Mall">')
  expect(html).toContain('<link rel="canonical" href="https://xiaobao.example.com/rules/a?lang=en">')
  expect(html).toContain('hreflang="zh-CN" href="https://xiaobao.example.com/rules/a"')
  expect(html).toContain('hreflang="en" href="https://xiaobao.example.com/rules/a?lang=en"')
  expect(html.match(/<title>/g)).toHaveLength(1)
  expect(html.match(/id="root"/g)).toHaveLength(1)
})

test('Chinese stands at the plain address', () => {
  expect(writeDocument(template, { ...page, language: 'zh' })).toContain(
    '<link rel="canonical" href="https://xiaobao.example.com/rules/a">',
  )
})

test('a page that is not there leads nobody to it', () => {
  const html = writeDocument(template, { ...page, address: null })
  expect(html).toContain('<meta name="robots" content="noindex">')
  expect(html).not.toContain('canonical')
})

test('hostile words and addresses stay words and addresses', () => {
  const hostile = `"><script>alert('1')</script>$&$1`
  const html = writeDocument(template, {
    ...page,
    head: { title: hostile, description: hostile },
    address: { origin: 'https://xiaobao.example.com', pathname: `/rules/${hostile}` },
  })
  expect(html).not.toContain('<script>alert')
  expect(html).toContain(`<title>${escapeText(hostile)}</title>`)
  expect(html).toContain('$&amp;$1')
})

test('a template of another build is refused, not half filled', () => {
  expect(() => writeDocument(template.replace('<!--styles-->', ''), page)).toThrow('lacks <!--styles-->')
})
