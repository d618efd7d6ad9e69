import { z } from 'zod'
import { CategoryCode } from '../complaint.contract.ts'
import type { DraftError, DraftKind } from './assistant.contract.ts'

export type Reply = { readonly status: number; readonly text: string }
export type Judged =
  | {
      readonly ok: true
      readonly text: string
      readonly category: CategoryCode | null
      readonly tokensIn: number | null
      readonly tokensOut: number | null
    }
  | { readonly ok: false; readonly error: DraftError }

/** A draft longer than this was not asked for. */
const longestDraft = 4000
const tokens = z.int().min(0).max(2_000_000_000).nullable().catch(null)
const Completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullable().optional(), refusal: z.string().nullable().optional() }),
        finish_reason: z.string().nullable().optional(),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).partial().nullable().optional().catch(null),
})
const Proposal = z.object({ category: CategoryCode, reason: z.string().trim().min(1).max(500) })

/** What an answer of the service is worth. Whatever it says is text; a category is one of the list or nothing. */
export function judge(kind: DraftKind, { status, text }: Reply): Judged {
  const error = errorOf(status)
  if (error) return { ok: false, error }
  const read = Completion.safeParse(jsonIn(text))
  const first = read.data?.choices[0]
  if (!first) return { ok: false, error: 'garbage' }
  if (first.message.refusal || first.finish_reason === 'content_filter') return { ok: false, error: 'refused' }
  const said = plain(first.message.content ?? '')
  if (said === '' || said.length > longestDraft) return { ok: false, error: 'garbage' }
  const counted = {
    tokensIn: read.data?.usage?.prompt_tokens ?? null,
    tokensOut: read.data?.usage?.completion_tokens ?? null,
  }
  if (kind !== 'category') return { ok: true, text: said, category: null, ...counted }
  const proposal = Proposal.safeParse(jsonIn(/\{[^{}]*\}/.exec(said)?.[0] ?? ''))
  if (!proposal.success) return { ok: false, error: 'garbage' }
  return { ok: true, text: proposal.data.reason, category: proposal.data.category, ...counted }
}

function errorOf(status: number): DraftError | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return 'redirected'
  if (status === 401 || status === 403) return 'key-refused'
  return status === 429 ? 'busy' : 'server-error'
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is an answer that is worth nothing, and the schema says so.
    return null
  }
}

/** Without what a model thought aloud, without fences, and without characters that hide or turn text around. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/<think>[\s\S]*?<\/think>/gi, '')
    .replaceAll(/^```\w*$/gm, '')
    // oxlint-disable-next-line no-control-regex -- these very characters are taken out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replaceAll('\r\n', '\n')
    .trim()

/** An address on the net: shown as text, and pointed out. */
export const hasLink = (text: string): boolean =>
  /https?:|www\.|\b[a-z0-9-]+\.(?:com|cn|net|org|top|xyz|info|io)\b/i.test(text)
