const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const
export type SpanUnit = (typeof units)[number][0]

/** A span in its largest unit, rounded: 90 minutes are two hours, half a second is one. */
export function spanOf(ms: number): { readonly unit: SpanUnit; readonly n: number } {
  for (const [unit, length] of units) if (ms >= length) return { unit, n: Math.round(ms / length) }
  return { unit: 'second', n: 1 }
}

export function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} KB`
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}
