/** Spans of clock time in milliseconds. A civil day may not be one of them elsewhere; where the plan holds, it is (see zone.rules.ts). */
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
