import type { Capability } from '../kernel/capability.ts'
import { joined } from '../kernel/part.ts'
import { dynamicCode } from './dynamic-code/index.ts'
import { identity } from './identity/index.ts'
import { paymentPassword } from './payment-password/index.ts'

/** Chapter 6 of the plan: safe transactions. */
export const transactions: Capability = {
  name: 'transactions',
  title: { zh: '交易安全', en: 'Safe transactions' },
  ...joined([identity, dynamicCode, paymentPassword]),
}
