import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SettingsError, type Settings } from '../../kernel/config/settings.ts'
import { postJson, type JsonAnswer } from '../../kernel/outgoing/json-post.ts'
import type { Message } from './prompt.rules.ts'

/** The service that is asked, as this installation is configured; what it is told stands in docs/settings.md. */
export type Endpoint = {
  readonly url: string
  readonly model: string
  readonly key: string | null
  readonly mayBePrivate: boolean
  readonly timeoutMs: number
  readonly callsPerDay: number
}

export function endpointOf(settings: Settings): Endpoint | null {
  const { XIAOBAO_ASSISTANT: on, XIAOBAO_ASSISTANT_URL: url, XIAOBAO_ASSISTANT_MODEL: model } = settings
  if (on === 'off' || url === null || model === null) return null
  return {
    url: `${url}/chat/completions`,
    model,
    key: settings.XIAOBAO_ASSISTANT_KEY ?? keyIn(settings.XIAOBAO_ASSISTANT_KEY_FILE),
    mayBePrivate: settings.XIAOBAO_ASSISTANT_PRIVATE === 'on',
    timeoutMs: settings.XIAOBAO_ASSISTANT_SECONDS * 1000,
    callsPerDay: settings.XIAOBAO_ASSISTANT_CALLS_PER_DAY,
  }
}

function keyIn(file: string | null): string | null {
  if (file === null) return null
  const problem =
    'XIAOBAO_ASSISTANT_KEY_FILE cannot be read, or is no key; allowed: a file that holds the key and nothing else.'
  try {
    const key = readFileSync(file, 'utf8').trim()
    if (/^[\x21-\x7e]{1,500}$/.test(key)) return key
  } catch {
    // Said below, by name and without what the file holds.
  }
  throw new SettingsError([problem])
}

// Filled once at start from the settings; null: the installation has no assistant, and nothing is ever sent.
let endpoint: Endpoint | null = null
export function plugInAssistant(configured: Endpoint | null): void {
  endpoint = configured
}
export const openedAssistant = (): Endpoint | null => endpoint

export const hostOf = ({ url }: Endpoint): string => new URL(url).host
export const newNonce = (): string => randomBytes(12).toString('hex')
export const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex')

/** What leaves: the whole body, made once, so that its hash is that of what was sent. */
export const bodyOf = (model: string, messages: readonly Message[]): string =>
  JSON.stringify({ model, messages, temperature: 0.2, max_tokens: 1500, stream: false })

/** More than a draft will ever be. */
const mostBytes = 512 * 1024

export const send = (to: Endpoint, body: string, signal: AbortSignal): Promise<JsonAnswer> =>
  postJson({
    url: to.url,
    headers: to.key === null ? {} : { authorization: `Bearer ${to.key}` },
    body,
    mayBePrivate: to.mayBePrivate,
    timeoutMs: to.timeoutMs,
    mostBytes,
    signal,
  })
