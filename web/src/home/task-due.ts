export type DueTone = 'plain' | 'kept' | 'risk' | 'danger'

const hourMs = 3_600_000
/** From here on a due task asks for attention today. */
const soonMs = 24 * hourMs

/** How urgent a due instant is, and how much is left of it in one unit. */
export function dueState(
  dueAt: string | null,
  now: Date,
): { tone: DueTone; amount: number; unit: 'hour' | 'natural-day' } {
  if (dueAt === null) return { tone: 'plain', amount: 0, unit: 'hour' }
  const leftMs = new Date(dueAt).getTime() - now.getTime()
  if (leftMs <= 0) return { tone: 'danger', amount: 0, unit: 'hour' }
  if (leftMs < soonMs) return { tone: 'risk', amount: Math.max(1, Math.floor(leftMs / hourMs)), unit: 'hour' }
  return { tone: 'kept', amount: Math.floor(leftMs / soonMs), unit: 'natural-day' }
}
