import type { CategoryCode } from '../../../../src/complaints/complaint.contract.ts'
import type { Situation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import type { Topic } from '../../../../src/kernel/remedy/remedy.contract.ts'
import { emptySituation } from './situation.ts'

/** What a case already knows. Amounts in yuan only: other currencies are not what the law counts in. */
export type KnownOfCase = {
  readonly category?: CategoryCode
  readonly paidFen?: number
  readonly itemCount?: number
  readonly boughtOn?: string
  readonly receivedOn?: string
}

const topicsOf: Readonly<Record<CategoryCode, readonly Topic[]>> = {
  quality: ['quality'],
  'not-as-described': ['quality', 'fraud'],
  counterfeit: ['fraud'],
  'not-delivered': ['delivery'],
  damaged: ['quality'],
  'missing-items': ['delivery'],
  'return-refused': ['no-reason'],
  'refund-delay': ['no-reason'],
  price: ['price'],
  'false-promotion': ['fraud', 'promise'],
  'after-sales': ['quality', 'service'],
  other: [],
}

/** The situation of a case as far as it is known. Orders of this platform are bought online. */
export function situationOfCase(known: KnownOfCase): Situation {
  const { paidFen, itemCount, receivedOn } = known
  return {
    ...emptySituation,
    happenedOn: known.boughtOn,
    topics: known.category ? [...topicsOf[known.category]] : [],
    answers: {
      boughtOnline: true,
      ...(paidFen !== undefined && paidFen > 0 && { paidFen }),
      ...(itemCount !== undefined && itemCount > 0 && { itemCount }),
      ...(receivedOn !== undefined && { receivedOn }),
    },
  }
}
