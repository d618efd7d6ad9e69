import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { channels, type Channel } from './notice.contract.ts'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 22:00')
const Most = z.strictObject({ normal: z.int().min(0), urgent: z.int().min(0) })
const Policy = z.strictObject({
  quietHours: z.strictObject({ channels: z.array(z.enum(channels)), from: Clock, to: Clock }),
  daily: z.partialRecord(z.enum(channels), Most),
  staleAfterHours: z.int().min(1),
  retryAfterMinutes: z.array(z.int().min(1)).max(20),
})
export type Policy = z.infer<typeof Policy>
export type DailyMost = z.infer<typeof Most>

/** Read once; a mistake in it stops the start. */
export const policy: Policy = Policy.parse(parse(readFileSync(new URL('./policy.yaml', import.meta.url), 'utf8')))

export const dailyMost = (channel: Channel, urgent: boolean): number | null =>
  policy.daily[channel]?.[urgent ? 'urgent' : 'normal'] ?? null
