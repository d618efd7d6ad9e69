import type { CommandState } from '../../../src/marketplace/command.contract.ts'
import type { ImportState } from '../../../src/marketplace/import.contract.ts'
import type { OrderRow } from '../../../src/marketplace/order.contract.ts'
import { StateTag, type Tone } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'

const orderTones = {
  placed: 'plain',
  paid: 'info',
  shipped: 'info',
  delivered: 'kept',
  completed: 'kept',
  cancelled: 'plain',
  unavailable: 'risk',
} as const satisfies Record<OrderRow['status'], Tone>

export function OrderMark({ status }: { readonly status: OrderRow['status'] }) {
  const { t } = useText()
  return <StateTag tone={orderTones[status]}>{t(`marketplace.status.${status}`)}</StateTag>
}

const commandTones = {
  queued: 'plain',
  sent: 'info',
  confirmed: 'kept',
  refused: 'risk',
  failed: 'danger',
  'timed-out': 'risk',
} as const satisfies Record<CommandState, Tone>

export function CommandMark({ state }: { readonly state: CommandState }) {
  const { t } = useText()
  return <StateTag tone={commandTones[state]}>{t(`marketplace.commandState.${state}`)}</StateTag>
}

const importTones = {
  draft: 'plain',
  checking: 'info',
  checked: 'info',
  running: 'info',
  done: 'kept',
  failed: 'danger',
  stopped: 'risk',
} as const satisfies Record<ImportState, Tone>

export function ImportMark({ state }: { readonly state: ImportState }) {
  const { t } = useText()
  return <StateTag tone={importTones[state]}>{t(`marketplace.importState.${state}`)}</StateTag>
}

const merchantTones = { open: 'kept', suspended: 'risk', closed: 'plain' } as const satisfies Record<string, Tone>
export function MerchantMark({ state }: { readonly state: 'open' | 'suspended' | 'closed' }) {
  const { t } = useText()
  return <StateTag tone={merchantTones[state]}>{t(`marketplace.merchantState.${state}`)}</StateTag>
}
