import type { ItemOutcome, RequestState } from '../../../../src/privacy/request/request.contract.ts'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'

const tones: Readonly<Record<RequestState, Tone>> = {
  received: 'info',
  identity: 'risk',
  scoping: 'info',
  executing: 'info',
  notified: 'kept',
  closed: 'kept',
  refused: 'danger',
  withdrawn: 'plain',
  duplicate: 'plain',
}
export function RequestMark({ state }: { readonly state: RequestState }) {
  const { t } = useText()
  return <StateTag tone={tones[state]}>{t(`rights.state.${state}`)}</StateTag>
}

const outcomes: Readonly<Record<ItemOutcome, Tone>> = {
  waiting: 'info',
  done: 'kept',
  kept: 'info',
  held: 'risk',
  restricted: 'info',
  declined: 'danger',
  nothing: 'plain',
}
export function OutcomeMark({ outcome }: { readonly outcome: ItemOutcome }) {
  const { t } = useText()
  return <StateTag tone={outcomes[outcome]}>{t(`rights.outcome.${outcome}`)}</StateTag>
}
