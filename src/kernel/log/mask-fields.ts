import { maskText } from '../personal/mask.rules.ts'
import { countLeaving } from '../personal/seen.ts'

/** Longer than anything a line of a log has to say. */
const longest = 8_192
/** Deeper than anything that we log ourselves. */
const deepest = 5

/** A text of a line: what is personal in it is starred and counted, and what is too long is cut. */
export function maskLogged(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text
  const masked = maskText(short)
  if (masked !== short) countLeaving('log', short, 2)
  return masked
}

/** Every text in the fields of a line. Errors, requests and whatever else is no plain value are cut down by their serializers. */
export function maskFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, maskValue(value, 1)]))
}

function maskValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return maskLogged(value)
  if (depth >= deepest || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => maskValue(one, depth + 1))
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskValue(one, depth + 1)]))
}
