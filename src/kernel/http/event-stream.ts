import { Readable } from 'node:stream'
import type { Pool } from 'pg'
import { systemActor, type Ctx } from '../context.ts'
import { openLive, type Live } from '../live/live.ts'
import { refuse } from '../refusal.ts'
import { ctxFor, type Runtime } from '../runtime.ts'
import type { RawReply } from './handle.ts'

/** What a page that is told of news listens to, and whether it still may; asked again every time before anything is said. */
export type Listening = {
  /** Counted together: one person may hold only so many of these lines open. */
  readonly person: string
  readonly topics: readonly string[]
  readonly still: (ctx: Ctx) => Promise<boolean>
}

export const mostLines = { ofPerson: 6, ofProcess: 2_000 } as const
/** Proxies cut what is silent for a minute; and nobody listens longer than this after their session ran out. */
const beatMs = 20_000
/** A reader who does not take what is said is let go; it comes back and asks for all of it. */
const mostWaiting = 64 * 1024

type Open = { readonly live: Live; readonly people: Map<string, number>; readonly lines: Set<Readable> }
// Of a process, which has one pool; a test has several processes in it.
const opened = new WeakMap<Pool, Open>()
function openOf({ pool }: Runtime): Open {
  const open = opened.get(pool) ?? { live: openLive(pool), people: new Map(), lines: new Set() }
  opened.set(pool, open)
  return open
}

/** Ends every line, so that the server can stop; and no line is opened any more. */
export async function closeLines({ pool }: Runtime): Promise<void> {
  const open = opened.get(pool)
  if (!open) return
  for (const line of open.lines) line.destroy()
  await open.live.close()
  opened.delete(pool)
}

/**
 * Server-sent events: each says about which thing there is news, by its id; what it is, the page asks for. `again` says that
 * something may have been missed. A page that cannot hold the line asks every few seconds instead.
 */
export async function openLine(runtime: Runtime, { person, topics, still }: Listening): Promise<RawReply> {
  const { live, people, lines } = openOf(runtime)
  const held = people.get(person) ?? 0
  if (held >= mostLines.ofPerson || lines.size >= mostLines.ofProcess)
    return refuse('too-many-requests', { seconds: 60 })
  people.set(person, held + 1)
  const line = new Readable({ read: () => {} })
  lines.add(line)
  let over = false
  const say = async (words: string): Promise<void> => {
    const allowed = await still(ctxFor(runtime, systemActor)).catch(() => false)
    if (over || line.destroyed) return
    over = !allowed
    if (over) line.push(null)
    else if (line.readableLength < mostWaiting) line.push(words)
    // Not at its end: to read until there is what it does not do.
    else line.destroy()
  }
  const hearing = live.listen(topics, (about) => void say(about === null ? event('again', '') : event('news', about)))
  const beat = setInterval(() => void say(':\n\n'), beatMs).unref()
  line.once('close', () => {
    hearing.stop()
    clearInterval(beat)
    lines.delete(line)
    const left = (people.get(person) ?? 1) - 1
    if (left > 0) people.set(person, left)
    else people.delete(person)
  })
  await hearing.ready
  // The page begins by asking for everything; what is said from here on it hears.
  await say(event('again', ''))
  return { body: line, type: 'text/event-stream; charset=utf-8', headers }
}

// A line is never used for anything else: when it ends, so does its connection, and a server that stops waits for none.
const headers = { 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'close' } as const
const event = (name: 'again' | 'news', about: string): string => `event: ${name}\ndata: ${about}\n\n`
