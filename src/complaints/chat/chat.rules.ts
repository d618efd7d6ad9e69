import type { ChatMessage, ChatState, ChatView } from './chat.contract.ts'
import { longestText, type Side } from '../complaint.contract.ts'

export type Standing = {
  readonly state: ChatState
  readonly side: Exclude<Side, 'merchant'>
  readonly isAgent: boolean
  /** The reader is the agent who has it. */
  readonly has: boolean
}
/** Whoever writes without an account stands where the consumer would. */
export const isGuest = (consumerId: string): boolean => consumerId.startsWith('gst_')

type Step = ChatView['may'][number]

/** The code of the refusal, or null when the step may be taken. */
export function whyNot(step: Step, { state, side, isAgent, has }: Standing): string | null {
  if (state === 'closed') return 'chat.over'
  if (side === 'consumer') return step === 'take' || step === 'hand-over' ? 'chat.not-yours' : null
  if (!isAgent) return 'chat.not-yours'
  if (step === 'take') return state === 'waiting' || has ? null : 'chat.taken'
  return has ? null : 'chat.not-yours'
}
const steps: readonly Step[] = ['write', 'take', 'hand-over', 'close', 'case']
export const mayOf = (standing: Standing): Step[] =>
  steps.filter((step) => whyNot(step, standing) === null && !(step === 'take' && standing.has))

type Said = Pick<ChatMessage, 'kind' | 'side' | 'text'> & { readonly at: Date; readonly files: readonly unknown[] }
const speakers = { consumer: '消费者', platform: '客服', system: '' } as const

/** The consumer's own words: the story of the complaint. */
export const storyOf = (messages: readonly Said[]): string =>
  messages
    .filter(({ kind, side, text }) => kind === 'said' && side === 'consumer' && text !== '')
    .map(({ text }) => text)
    .join('\n')
    .slice(0, longestText)

/** Everything that was written, with who and when, in parts that a statement can hold. */
export function transcriptOf(messages: readonly Said[], startedAt: Date): string[] {
  const parts: string[] = []
  let part = `在线客服对话记录（${shown(startedAt)} 开始，北京时间）`
  for (const message of messages.filter(({ kind }) => kind === 'said')) {
    const line = `${shown(message.at)} ${speakers[message.side]}：${message.text}${message.files.length > 0 ? `（附件 ${message.files.length} 个）` : ''}`
    if (part.length + 1 + line.length > longestText) {
      parts.push(part)
      part = line
    } else part = `${part}\n${line}`
  }
  return [...parts, part]
}
const shown = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
