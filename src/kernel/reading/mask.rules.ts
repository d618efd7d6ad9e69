import { maskEmail, maskPhone } from '../personal/mask.rules.ts'
import type { ReadField } from './reading-rule.contract.ts'

/** `王小明` → `王**`: enough to recognise somebody one speaks to. */
export function maskPersonName(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim())
  return `${first}${'*'.repeat(Math.min(rest.length, 3))}`
}

/** `浙江省杭州市西湖区…` → `浙江省***`: where parcels go in the large, not to which door. */
const maskAddress = (address: string): string => `${Array.from(address.trim()).slice(0, 3).join('')}***`

const masks: Readonly<Record<ReadField, (text: string) => string>> = {
  name: maskPersonName,
  phone: maskPhone,
  email: maskEmail,
  handle: maskPersonName,
  address: maskAddress,
  'id-number': (number) => `${number.slice(0, 1)}${'*'.repeat(16)}${number.slice(-1)}`,
  'order-hint': () => '***',
  'shop-hint': () => '***',
}

/** What stands on a page before somebody asked to read it. */
export const masked = (field: ReadField, text: string): string => masks[field](text)
