import { setTimeout as pause } from 'node:timers/promises'
import type { Notification, Pool } from 'pg'
import { z } from 'zod'
import { liveChannel } from './live.store.ts'

/** Null: something may have been missed. */
export type Hear = (about: string | null) => void
export type Live = {
  /** Until it is stopped; resolves when nothing that is said from now on can be missed. */
  listen(topics: readonly string[], hear: Hear): { readonly ready: Promise<unknown>; stop(): void }
  close(): Promise<void>
}

const longestPauseMs = 30_000
const News = z.object({ topic: z.string(), about: z.string() })

/** One connection of the process listens for all who read in it; it is opened when the first one comes. */
export function openLive(pool: Pool): Live {
  const hearers = new Map<string, Set<Hear>>()
  const closing = new AbortController()
  let opening: Promise<Ear | null> | null = null

  const hear = ({ payload = '' }: Notification): void => {
    const { topic, about } = News.parse(JSON.parse(payload))
    for (const one of hearers.get(topic) ?? []) one(about)
  }
  const tellAll = async (ear: Promise<Ear | null>): Promise<void> => {
    await ear
    for (const one of new Set([...hearers.values()].flatMap((all) => [...all]))) one(null)
  }
  const lost = (): void => {
    if (closing.signal.aborted) return
    opening = hearers.size > 0 ? connect() : null
    if (opening) void tellAll(opening)
  }
  const connect = async (): Promise<Ear | null> => {
    for (let failures = 0; !closing.signal.aborted; failures += 1) {
      if (failures > 0) await rest(failures, closing.signal)
      const ear = await begin(pool, hear, lost).catch(() => null)
      if (ear) return ear
    }
    return null
  }
  return {
    listen: (topics, one) => {
      for (const topic of topics) hearers.set(topic, (hearers.get(topic) ?? new Set()).add(one))
      opening ??= connect()
      return { ready: opening, stop: () => forget(hearers, topics, one) }
    },
    close: async () => {
      closing.abort()
      const ear = await opening
      ear?.letGo()
      hearers.clear()
    },
  }
}

type Ear = { letGo(): void }
async function begin(pool: Pool, hear: (news: Notification) => void, lost: () => void): Promise<Ear> {
  const client = await pool.connect()
  let held = true
  let listening = false
  const letGo = (): void => {
    if (held) client.release(true)
    held = false
  }
  client.on('notification', hear)
  client.once('end', () => {
    letGo()
    // Before that whoever opens it tries again anyway.
    if (listening) lost()
  })
  try {
    await client.query(`listen ${liveChannel}`)
    listening = true
  } catch (error) {
    letGo()
    throw error
  }
  return { letGo }
}

function forget(hearers: Map<string, Set<Hear>>, topics: readonly string[], one: Hear): void {
  for (const topic of topics) {
    const left = hearers.get(topic)
    left?.delete(one)
    if (left?.size === 0) hearers.delete(topic)
  }
}

const rest = (failures: number, signal: AbortSignal): Promise<void> =>
  pause(Math.min(longestPauseMs, 500 * 2 ** failures), undefined, { signal }).catch(() => {})
