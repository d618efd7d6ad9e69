import { readPerformance, spans, type WantedPeriod } from '../../../../src/complaints/ranking/performance.contract.ts'

/** What stands in the address, as far as the server understands it. */
export function wantedOf(query: Readonly<Record<string, string>>): WantedPeriod & { readonly merchant?: string } {
  const shape = readPerformance.input.shape
  const days = spans.find((one) => one === query['days']) ?? '90'
  const from = shape.from.safeParse(query['from']).data
  const until = shape.until.safeParse(query['until']).data
  const merchant = (query['merchant'] ?? '').slice(0, 60)
  return { days, ...(from && { from }), ...(until && { until }), ...(merchant && { merchant }) }
}
