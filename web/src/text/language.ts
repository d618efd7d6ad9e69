export type Language = 'zh' | 'en'

const place = 'xiaobao.language'
const listeners = new Set<() => void>()
let current: Language = remembered() ?? byBrowser()

export const currentLanguage = (): Language => current

/** Remembered on this device. Whoever calls it has loaded the words first (see `text.ts`). */
export function rememberLanguage(language: Language): void {
  current = language
  try {
    localStorage.setItem(place, language)
  } catch {
    // A browser that keeps nothing still shows the chosen language until it is closed.
  }
  for (const listener of listeners) listener()
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function remembered(): Language | null {
  try {
    const kept = localStorage.getItem(place)
    return kept === 'zh' || kept === 'en' ? kept : null
  } catch {
    return null
  }
}

/** Chinese first: English only for someone whose browser asks for it before any Chinese. */
function byBrowser(): Language {
  const asked = typeof navigator === 'undefined' ? [] : navigator.languages
  return asked.find((tag) => tag.startsWith('zh') || tag.startsWith('en'))?.startsWith('en') ? 'en' : 'zh'
}
