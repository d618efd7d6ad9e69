import { createHmac } from 'node:crypto'
import type { CodePurpose } from './code.rules.ts'

/** Six digits that belong to this flow and this purpose: the same digits of another flow are no key to it. */
export function codeOf(key: Buffer, purpose: CodePurpose, flowHash: string): string {
  const mac = createHmac('sha256', key).update(`${purpose}\n${flowHash}`).digest()
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}
