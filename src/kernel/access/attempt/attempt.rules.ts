/** Failures so far, and the instant from which on they count. */
export type Count = { readonly failedCount: number; readonly failedAt: Date }

/**
 * Two ways to slow guessers down. `doubling`: some free failures, then twice the wait after each, to a longest; a success forgets them. `leaking`: so many at
 * once, and so many a minute after that, whoever succeeds in between.
 */
export type Slowing =
  | { readonly kind: 'doubling'; readonly free: number; readonly longestSeconds: number }
  | { readonly kind: 'leaking'; readonly burst: number; readonly perMinute: number }

export function secondsToWait(count: Count, slowing: Slowing, now: Date): number {
  if (slowing.kind === 'leaking') {
    const { failedCount, failedAt } = leaked(count, slowing.perMinute, now)
    if (failedCount < slowing.burst) return 0
    const free = failedAt.getTime() + (failedCount - slowing.burst + 1) * leakMs(slowing.perMinute)
    return Math.max(1, Math.ceil((free - now.getTime()) / 1000))
  }
  if (count.failedCount < slowing.free) return 0
  const delay = Math.min(2 ** (count.failedCount - slowing.free + 1), slowing.longestSeconds)
  return Math.max(0, Math.ceil(delay - (now.getTime() - count.failedAt.getTime()) / 1000))
}

/** One more, counted before it is known how it ends. */
export function counted(count: Count, slowing: Slowing, now: Date): Count {
  if (slowing.kind === 'doubling') return { failedCount: count.failedCount + 1, failedAt: now }
  const { failedCount, failedAt } = leaked(count, slowing.perMinute, now)
  return { failedCount: failedCount + 1, failedAt }
}

const leakMs = (perMinute: number): number => 60_000 / perMinute

/** What has run out by now; the part of a next one that has passed is not lost. */
function leaked({ failedCount, failedAt }: Count, perMinute: number, now: Date): Count {
  const gone = Math.max(0, Math.floor((now.getTime() - failedAt.getTime()) / leakMs(perMinute)))
  if (gone >= failedCount) return { failedCount: 0, failedAt: now }
  return { failedCount: failedCount - gone, failedAt: new Date(failedAt.getTime() + gone * leakMs(perMinute)) }
}

/** A household has a whole block of IPv6 addresses, a rented machine often a /24: who counts them one by one counts nothing. */
export function networkOf(ip: string): string {
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(ip)?.[1]
  if (mapped !== undefined) return `${mapped}.0/24`
  const [head = '', tail = ''] = (ip.toLowerCase().split('%')[0] ?? '').split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = ip.includes('::')
    ? Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
    : []
  const groups = [...before, ...zeros, ...after].slice(0, 4).map((group) => parseInt(group, 16) || 0)
  const fourth = (groups[3] ?? 0) & 0xff00
  return `${[...groups.slice(0, 3), fourth].map((group) => group.toString(16)).join(':')}::/56`
}
