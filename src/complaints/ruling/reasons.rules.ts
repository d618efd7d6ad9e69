import type { DisputeView } from '../dispute/dispute.contract.ts'

/** What a ruling's reasons have to say, in this order; the paper comes with what is on record already. */

type Known = Pick<DisputeView, 'points' | 'exhibits' | 'claim'>
const taken = { whole: '采信', part: '部分采信', not: '不予采信' } as const

/** Each part says what is known, and leaves a gap where only a person can say more. */
export function templateOf({ points, exhibits, claim }: Known): string {
  const agreed = points.filter(({ standing }) => standing === 'agreed')
  const disputed = points.filter(({ standing }) => standing !== 'agreed')
  const found = exhibits.filter(({ finding }) => finding !== null)
  return [
    '一、认定的事实',
    ...agreed.map(({ number, text }) => `（${number}）双方没有争议：${text}`),
    ...disputed.map(({ number, text }) => `（${number}）有争议：${text}　认定：____，依据证据____。`),
    ...(points.length === 0 ? ['____'] : []),
    '',
    '二、证据的采信',
    ...found.flatMap(({ number, file, finding }) =>
      finding ? [`证据 ${number}「${file.name}」：${taken[finding.admitted]}。${finding.note}`] : [],
    ),
    ...(found.length === 0 ? ['____'] : []),
    '',
    '三、适用的规则',
    '依据所列规则，本案____。',
    '',
    '四、处理方式和金额的理由',
    `消费者要求 ${(claim.amountFen / 100).toFixed(2)} ${claim.currency}；支持____，因为____。`,
  ].join('\n')
}

/** A gap that nobody filled: the paper is not ready. */
export const hasGap = (text: string): boolean => text.includes('____')

export type Rest = { readonly id: string; readonly admitted: 'whole' | 'part' | 'not' | null }
/** Only on evidence that both sides read, and never on what was found not to count; which is wrong, and how. */
export function restProblem(restsOn: readonly string[], exhibits: readonly Rest[]) {
  for (const [at, id] of restsOn.entries()) {
    const exhibit = exhibits.find((one) => one.id === id)
    if (!exhibit) return { field: `restsOn.${at}`, code: 'ruling.evidence-unknown' } as const
    if (exhibit.admitted === 'not') return { field: `restsOn.${at}`, code: 'ruling.evidence-not-admitted' } as const
  }
  return null
}
