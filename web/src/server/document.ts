import type { PageLanguage } from '../../../src/kernel/http/rendering.contract.ts'
import type { Head } from '../shell/head.ts'
import { coded } from './coded.ts'

export type Document = {
  readonly language: PageLanguage
  readonly head: Head
  /** Null for a page that is not there: nobody should be led to it. */
  readonly address: { readonly origin: string; readonly pathname: string } | null
  readonly site: string
  /** Ahead of all other styles, which may then change them. */
  readonly styles: string
  readonly links: string
  readonly body: string
}

const tagOf = { zh: 'zh-CN', en: 'en' } as const
const localeOf = { zh: 'zh_CN', en: 'en_GB' } as const

/** The document that the build made, with a page drawn into it. */
export function writeDocument(template: string, page: Document): string {
  return put(template, [
    ['<html lang="zh-CN">', `<html lang="${tagOf[page.language]}" data-density="consumer" data-mode="light">`],
    [/<!--about-->.*<!--\/about-->/s, aboutPage(page)],
    ['<!--styles-->', page.styles],
    ['</head>', `${page.links}</head>`],
    [/<!--page-->.*<!--\/page-->/s, page.body],
  ])
}

/** A template without one of its places is not ours: better no drawn page than half of one. */
function put(template: string, places: readonly (readonly [string | RegExp, string])[]): string {
  return places.reduce((text, [place, content]) => {
    const found = typeof place === 'string' ? text.includes(place) : place.test(text)
    if (!found) throw coded('page.template', `the page's template lacks ${String(place)}`)
    return text.replace(place, () => content)
  }, template)
}

function aboutPage({ language, head, address, site }: Document): string {
  const title = head.title ?? site
  const said = [
    `<title>${escapeText(title)}</title>`,
    head.description && meta('name', 'description', head.description),
    meta('property', 'og:title', title),
    head.description && meta('property', 'og:description', head.description),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:site_name', site),
    meta('property', 'og:locale', localeOf[language]),
    meta('name', 'twitter:card', 'summary'),
  ]
  if (!address) return [...said, meta('name', 'robots', 'noindex')].filter(Boolean).join('')
  const plain = `${address.origin}${address.pathname}`
  // Chinese first: it stands at the plain address, English beside it.
  const places = { zh: plain, en: `${plain}?lang=en` }
  return [
    ...said,
    meta('property', 'og:url', places[language]),
    link('canonical', places[language]),
    link('alternate', places.zh, 'zh-CN'),
    link('alternate', places.en, 'en'),
    link('alternate', plain, 'x-default'),
  ]
    .filter(Boolean)
    .join('')
}

const meta = (by: 'name' | 'property', name: string, content: string): string =>
  `<meta ${by}="${name}" content="${escapeText(content)}">`
const link = (rel: string, href: string, language?: string): string =>
  `<link rel="${rel}"${language ? ` hreflang="${language}"` : ''} href="${escapeText(href)}">`

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeText = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? '')
