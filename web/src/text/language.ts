import { languageCookie, PageLanguage } from '../../../src/kernel/http/rendering.contract.ts'

export type Language = PageLanguage

const rememberedSeconds = 365 * 24 * 3600
const listeners = new Set<() => void>()
let current: Language = typeof document === 'undefined' ? 'zh' : (asked() ?? remembered() ?? byBrowser())

export const currentLanguage = (): Language => current

/** For as long as the page is open; on the server for one drawing. */
export function beginIn(language: Language): void {
  current = language
}

/** Remembered on this device, in a cookie: the server draws the next page in it. Whoever calls has loaded the words. */
export function rememberLanguage(language: Language): void {
  current = language
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${languageCookie}=${language}; path=/; max-age=${rememberedSeconds}; samesite=lax${secure}`
  for (const listener of listeners) listener()
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** `?lang=en` in a link says so for whoever follows it. */
function asked(): Language | null {
  return PageLanguage.nullable().catch(null).parse(new URLSearchParams(location.search).get('lang'))
}

function remembered(): Language | null {
  const kept = document.cookie.split('; ').find((one) => one.startsWith(`${languageCookie}=`))
  return PageLanguage.nullable()
    .catch(null)
    .parse(kept?.slice(languageCookie.length + 1) ?? null)
}

/** Chinese first: English only for someone whose browser asks for it before any Chinese. */
function byBrowser(): Language {
  return navigator.languages.find((tag) => tag.startsWith('zh') || tag.startsWith('en'))?.startsWith('en') ? 'en' : 'zh'
}
