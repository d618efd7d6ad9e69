import { createHash } from 'node:crypto'
import type { Audience } from './consent.contract.ts'

type Text = {
  readonly purpose: string
  readonly audience: Audience
  readonly version: number
  readonly zh: string
  readonly en: string
}
/** Of exactly what was published: anybody who has the text can check it against the log. */
export const digestOf = ({ purpose, audience, version, zh, en }: Text): string =>
  createHash('sha256')
    .update(JSON.stringify([purpose, audience, version, zh, en]))
    .digest('hex')
