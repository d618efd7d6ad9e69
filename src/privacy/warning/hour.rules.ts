/** The hour of the day in Shanghai, where nobody changes the clock. */
export const shanghaiHour = (at: Date): number => (Math.floor(at.getTime() / 3_600_000) + 8) % 24
