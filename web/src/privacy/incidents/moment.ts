/** The fields of the browser speak of minutes on the wall of China. */
export const instantOf = (minute: string): string => `${minute}:00+08:00`
export const minuteOf = (instant: string | Date): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
export const minuteNow = (): string => minuteOf(new Date())
