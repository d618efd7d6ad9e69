import { z } from 'zod'
import { Day, Instant } from '../route.contract.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
export const ClockUnit = z.enum(['working-day', 'natural-day', 'hour', 'month', 'year'])
export const ClockState = z.enum(['running', 'suspended', 'met', 'breached', 'cancelled'])

/** A clock as everybody sees it: how much time, how much is used, what happens when it ends, and why this date. */
export const ClockView = z.object({
  id: z.string(),
  subject: z.string(),
  rule: z.string(),
  title: Words,
  /** The plan's own promise, or a period that a statute sets. */
  kind: z.enum(['service', 'statutory']),
  startedAt: Instant,
  /** Derived; 24:00 of the last day is the next day's 00:00 in Shanghai. */
  dueAt: Instant,
  lastDay: Day,
  /** The date rests on a calendar that is not published yet. */
  provisional: z.boolean(),
  provisionalBecause: Words.nullable(),
  state: ClockState,
  stoppedAt: Instant.nullable(),
  budget: z.object({ amount: z.int(), unit: ClockUnit }),
  /** Shares of 1. */
  usedShare: z.number(),
  pausedShare: z.number(),
  /** When it stood still, and why; an open one has no end yet. */
  pauses: z.array(z.object({ from: Instant, until: Instant.nullable(), reason: z.string(), title: Words })),
  /** While it stands still: when it goes on by itself at the latest; null when it waits for somebody to end it. */
  resumesBy: Instant.nullable(),
  /** Whole units left; negative when overdue. */
  remaining: z.object({ amount: z.int(), unit: ClockUnit }),
  consequence: Words.nullable(),
})
export type ClockView = z.infer<typeof ClockView>
