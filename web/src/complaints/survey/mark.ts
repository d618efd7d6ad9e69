/** From the worst to the best: what each mark is called. */
const names = ['veryBad', 'bad', 'fair', 'good', 'veryGood'] as const
export const nameOfMark = (score: number): (typeof names)[number] => names[score - 1] ?? 'fair'
