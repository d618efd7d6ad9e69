/** What a browser says of itself, in two words a person knows; null when it is none of these. */
export function deviceOf(userAgent: string): { readonly browser: string; readonly system: string } | null {
  const browser = first(userAgent, [
    ['MicroMessenger', 'WeChat'],
    ['Edg', 'Edge'],
    ['Firefox', 'Firefox'],
    ['HeadlessChrome', 'Chrome'],
    ['Chrome', 'Chrome'],
    ['Safari', 'Safari'],
  ])
  const system = first(userAgent, [
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Android', 'Android'],
    ['HarmonyOS', 'HarmonyOS'],
    ['Windows', 'Windows'],
    ['Mac OS', 'macOS'],
    ['Linux', 'Linux'],
  ])
  return browser && system ? { browser, system } : null
}

const first = (text: string, names: readonly (readonly [string, string])[]): string | undefined =>
  names.find(([mark]) => text.includes(mark))?.[1]
