/** How a clock ended, as the indexed copy says: for counting many at once. One that stands still has no due instant. */
export type ClockEnd = {
  readonly subject: string
  readonly rule: string
  readonly startedAt: Date
  readonly stoppedAt: Date | null
  readonly outcome: 'met' | 'cancelled' | null
  readonly dueAt: Date | null
}
