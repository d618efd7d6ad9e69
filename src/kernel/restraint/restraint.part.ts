import type { Capability } from '../capability.ts'
import { restraintRefusals } from './restraint.contract.ts'

export const restraintPart: Partial<Capability> = {
  refusals: restraintRefusals,
  facts: {
    'restraint.set': { zh: '采取止损措施', en: 'Something was held back', inner: true },
    'restraint.lifted': { zh: '解除止损措施', en: 'A measure was lifted', inner: true },
  },
}
