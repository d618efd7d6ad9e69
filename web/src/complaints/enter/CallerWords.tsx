import type { Caller } from '../../../../src/complaints/enter/caller.contract.ts'
import { useText } from '../../text/text.ts'

/** A masked name and number in one line; nothing when nobody left any. */
export function CallerWords({ of }: { readonly of: Caller }) {
  const { t } = useText()
  const known = [of.name, of.phone, of.email, of.handle].filter((one) => one !== null)
  return <span className="small quiet number">{known.length === 0 ? t('enter.caller.none') : known.join(' · ')}</span>
}
