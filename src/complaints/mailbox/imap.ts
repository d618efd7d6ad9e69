import { ImapFlow } from 'imapflow'
import type { ImapSettings } from './mail-settings.ts'

/** A folder on a mail server, opened for reading only: nothing in it is marked, moved or deleted. */
export type OpenFolder = {
  /** By which numbering its letters are known now; looks anew, so that a change is noticed. */
  look(): Promise<{ readonly uidValidity: number }>
  /** The next letters after one, in their order, at most so many. */
  after(uid: number, most: number): Promise<readonly number[]>
  /** Null when it is gone. */
  fetch(uid: number): Promise<Fetched | null>
  /** Waits until the server says that something came, the time is over, or the signal ends it; throws when the line is dead. */
  untilNews(timeoutMs: number, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}
export type Fetched = {
  readonly raw: Buffer
  readonly bytes: number
  readonly whole: boolean
  readonly receivedAt: Date
}

/** What of a letter is fetched that is too large to be fetched whole: enough for its head. */
const headBytes = 256 * 1024

export async function openFolder(settings: ImapSettings): Promise<OpenFolder> {
  const client = new ImapFlow(optionsOf(settings))
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => {})
  client.on('error', (error: Error) => broken.reject(error))
  client.on('close', () => broken.reject(new Error('the mail server closed the connection')))
  const news = newsOf(client)
  await client.connect()
  /** A dead line answers nothing: whoever waits for an answer waits for the line, too. */
  const alive = <T>(work: Promise<T>): Promise<T> => Promise.race([work, broken.promise])
  return {
    look: async () => {
      const box = await alive(client.mailboxOpen(settings.folder, { readOnly: true }))
      return { uidValidity: Number(box.uidValidity) }
    },
    after: async (uid, most) => {
      news.forget()
      const found = await alive(client.search({ uid: `${uid + 1}:*` }, { uid: true }))
      // `n:*` names the last letter even when it is older than n.
      return (found || [])
        .filter((one) => one > uid)
        .toSorted((a, b) => a - b)
        .slice(0, most)
    },
    fetch: (uid) => alive(fetchOne(client, uid, settings.largestBytes)),
    untilNews: (timeoutMs, signal) => alive(news.until(timeoutMs, signal)),
    close: async () => {
      await Promise.race([client.logout().catch(() => {}), new Promise((done) => setTimeout(done, 2000).unref())])
      client.close()
    },
  }
}

const optionsOf = ({ host, port, tls, ca, user, password, largestBytes, silenceMs }: ImapSettings) => ({
  host,
  port,
  secure: tls === 'on',
  ...(tls === 'on' ? {} : { doSTARTTLS: tls === 'starttls' }),
  tls: { minVersion: 'TLSv1.2' as const, rejectUnauthorized: true, ...(ca !== null && { ca }) },
  auth: { user, pass: password },
  logger: false as const,
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: silenceMs,
  // Begins to listen soon after the last command, and anew before the line counts as dead. A server without IDLE is asked as often.
  autoIdleDelay: 250,
  maxIdleTime: silenceMs / 2,
  maxLiteralSize: largestBytes + 1024 * 1024,
  maxResponseSize: largestBytes + 2 * 1024 * 1024,
  clientInfo: { name: 'Xiaobao' },
})

async function fetchOne(client: ImapFlow, uid: number, largestBytes: number): Promise<Fetched | null> {
  const about = await client.fetchOne(String(uid), { uid: true, size: true, internalDate: true }, { uid: true })
  if (!about) return null
  const bytes = about.size ?? 0
  const whole = bytes <= largestBytes
  const source = whole ? true : { start: 0, maxLength: headBytes }
  const letter = await client.fetchOne(String(uid), { uid: true, source }, { uid: true })
  if (!letter) return null
  const raw = letter.source ?? Buffer.alloc(0)
  const receivedAt = new Date(about.internalDate ?? Date.now())
  return { raw, bytes: whole ? raw.length : bytes, whole, receivedAt }
}

/** What the server says in the middle of another command counts too: heard from the last question on, not from the wait on. */
function newsOf(client: ImapFlow) {
  const state = { came: false, wake: () => {} }
  client.on('exists', () => {
    state.came = true
    state.wake()
  })
  const until = (timeoutMs: number, signal: AbortSignal): Promise<void> =>
    new Promise((done) => {
      const end = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        state.wake = () => {}
        done()
      }
      const timer = setTimeout(end, timeoutMs)
      signal.addEventListener('abort', end)
      state.wake = end
      if (state.came || signal.aborted) end()
    })
  return { forget: () => void (state.came = false), until }
}
