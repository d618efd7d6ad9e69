import type { Ctx } from '../kernel/context.ts'
import { shareOf, type Computed, type Reading } from './measure.rules.ts'

type ClocksMet = Extract<Computed, { measure: 'clocks-met' }>
type ClocksOverdue = Extract<Computed, { measure: 'clocks-overdue' }>

// The clocks have no table yet: nothing to measure, and said so.
export const clocksMet = async (_ctx: Ctx, _question: ClocksMet): Promise<Reading> => shareOf(0, 0)
export const clocksOverdue = async (_ctx: Ctx, _question: ClocksOverdue): Promise<Reading> => shareOf(0, 0)
