import type { ThirdParty } from './third-party.contract.ts'

type Row = { readonly until: string; readonly ended_at: Date | null }
/** The last day of an agreement still counts; `soonFrom` is the day from which its end is near. */
export function partnerState({ until, ended_at }: Row, today: string, soonFrom: string): ThirdParty['state'] {
  if (ended_at !== null) return 'ended'
  if (until < today) return 'over'
  return until <= soonFrom ? 'soon' : 'in-force'
}
