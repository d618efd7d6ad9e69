import type { Capability } from '../kernel/capability.ts'
import { dynamicCode } from './dynamic-code/index.ts'
import { identity } from './identity/index.ts'
import type { Part } from './part.ts'
import { paymentPassword } from './payment-password/index.ts'

const parts: readonly Part[] = [identity, dynamicCode, paymentPassword]
const all = <T>(pick: (part: Part) => readonly T[] | undefined): T[] => parts.flatMap((part) => [...(pick(part) ?? [])])

/** Chapter 6 of the plan: safe transactions. */
export const transactions: Capability = {
  name: 'transactions',
  title: { zh: '交易安全', en: 'Safe transactions' },
  routes: all(({ routes }) => routes),
  jobs: all(({ jobs }) => jobs),
  reactions: all(({ reactions }) => reactions),
  sealed: all(({ sealed }) => sealed),
  refusals: Object.assign({}, ...parts.map(({ refusals }) => refusals ?? {})),
  facts: Object.assign({}, ...parts.map(({ facts }) => facts ?? {})),
  subjects: Object.assign({}, ...parts.map(({ subjects }) => subjects ?? {})),
  readings: Object.assign({}, ...parts.map(({ readings }) => readings ?? {})),
  notices: all(({ notices }) => (notices ? [notices] : [])),
  tasks: async (ctx, limit) => (await Promise.all(parts.map(({ tasks }) => tasks?.(ctx, limit) ?? []))).flat(),
  demo: async (ctx, progress) => {
    for (const { demo } of parts) await demo?.(ctx, progress)
  },
}
