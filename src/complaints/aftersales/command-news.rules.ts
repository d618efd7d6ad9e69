import type { CommandState } from './aftersales.contract.ts'

const news: Readonly<Record<string, CommandState>> = {
  'command.requested': 'requested',
  'command.retried': 'requested',
  'command.confirmed': 'confirmed',
  'command.refused': 'refused',
  'command.failed': 'failed',
  'command.timed-out': 'timed-out',
}
export const commandKinds = Object.keys(news)
export const commandStateOf = (kind: string): CommandState | undefined => news[kind]

/** Facts can be heard in another order than they happened: what is confirmed stays so, and being asked comes before every answer. */
export const isOldNews = (known: CommandState | null, kind: string): boolean =>
  known === 'confirmed' || (kind === 'command.requested' && known !== null)
