import { deriveId } from '../identity.ts'

/** The name under which the demo's own marketplace speaks. */
export const demoSource = 'demo'
export const demoConsumer = 'U10001'
export const demoMerchant = 'S1001'
/** The consumer and the shop behind the demo accounts. */
export const demoConsumerId = deriveId('con', demoSource, demoConsumer)
export const demoMerchantId = deriveId('mch', demoSource, demoMerchant)
