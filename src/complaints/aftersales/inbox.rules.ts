import type { AfterSalesRequest } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import type { Actor } from '../../kernel/context.ts'
import { readers } from '../complaint.rules.ts'
import { dayEnd } from '../day.rules.ts'
import type { State } from './aftersales.contract.ts'
import type { Tab } from './inbox.contract.ts'

export type Wanted = {
  readonly tab: Tab
  readonly request?: AfterSalesRequest | undefined
  readonly state?: State | undefined
  readonly merchant?: string | undefined
  readonly text?: string | undefined
}

/** Staff see all; a party's own rows are a condition of every query of its, never a filter it could leave out. */
export function filterOf(
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  { text, tab, request, state, merchant }: Wanted,
) {
  const number = text === undefined ? null : parseNumber(text)
  return {
    tab,
    request,
    state,
    merchant,
    ...ownOnly(actor),
    ...(number !== null && { number }),
    ...(number === null && text !== undefined && text !== '' && { orderNumber: text }),
    dayEnds: dayEnd(now),
  }
}

/** A shop sees its own, a consumer its own; somebody with neither sees nothing. */
function ownOnly(actor: Actor): { merchant?: string; consumer?: string } {
  if (actor.roles.some((role) => readers.includes(role))) return {}
  return actor.merchantId === null ? { consumer: actor.consumerId ?? '' } : { merchant: actor.merchantId }
}

/** What somebody typed, as a request number, or null when it is none: case, spaces and hyphens do not matter. */
export function parseNumber(text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/[\s\-–—]/g, '')
  const match = /^(?:SH)?(\d{8})([2-9A-HJ-NP-TV-Z]{4})([2-9A-HJ-NP-TV-Z]{4})$/.exec(plain)
  return match ? `SH-${match[1]}-${match[2]}-${match[3]}` : null
}
