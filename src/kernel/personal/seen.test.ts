import { expect, test } from 'vitest'
import { registry } from '../http/metrics.ts'
import { countLeaving } from './seen.ts'

async function counted(where: string, kind: string): Promise<number> {
  const found = await registry.getSingleMetric('xiaobao_personal_data_leaving_total')?.get()
  return found?.values.find(({ labels }) => labels.where === where && labels.kind === kind)?.value ?? 0
}

test('a phone in a message to another house is counted by door and kind, ids and sums are not', async () => {
  const before = await counted('webhook', 'phone')
  const fact = {
    kind: 'complaint.filed',
    subject: 'cmp_01kb2m8q7f9xv3',
    amountFen: 129_900,
    at: '2026-03-02T15:00:00.000Z',
  }
  expect(countLeaving('webhook', JSON.stringify(fact), 3)).toEqual([])
  expect(countLeaving('webhook', JSON.stringify({ ...fact, note: '打13800138000' }), 3)).toEqual(['phone'])
  expect(await counted('webhook', 'phone')).toBe(before + 1)
})
