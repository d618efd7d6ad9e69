import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CommandView } from '../../../src/marketplace/command.contract.ts'
import { Money } from '../parts/Money.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { CommandMark } from './marks.tsx'
import { Lines } from './MerchantPage.tsx'

export function CommandBody({ command }: { readonly command: CommandView }) {
  const { t } = useText()
  const { payload, answer } = command
  const when = (at: string | null): ReactNode => (at ? <When at={at} /> : null)
  const lines: readonly (readonly [string, ReactNode])[] = [
    [t('marketplace.commands.state'), <CommandMark key="state" state={command.state} />],
    [t('marketplace.commands.target'), <Target key="target" id={command.target} />],
    [
      t('marketplace.commands.amount'),
      payload.amountFen === undefined ? null : (
        <Money key="money" fen={payload.amountFen} {...(payload.currency && { currency: payload.currency })} />
      ),
    ],
    [t('marketplace.commands.until'), when(payload.until ?? null)],
    [t('marketplace.commands.reason'), command.reason && <Target key="reason" id={command.reason} />],
    [t('marketplace.commands.requested'), when(command.requestedAt)],
    [t('marketplace.commands.sentAt'), when(command.sentAt)],
    [t('marketplace.commands.nextTry'), when(command.nextTryAt)],
    [t('marketplace.commands.answerBy'), when(command.confirmBy)],
    [
      t('marketplace.commands.lastError'),
      command.lastError === 'no-address' ? t('marketplace.commands.noAddress') : command.lastError,
    ],
    [t('marketplace.commands.answeredAt'), when(command.answeredAt)],
    [t('marketplace.commands.reference'), textOf(answer?.['reference'])],
    [t('marketplace.commands.note'), textOf(answer?.['note'])],
  ]
  return <Lines lines={lines.filter(([, value]) => value !== null && value !== '')} />
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** A thing by its id, led to where it has a page. */
function Target({ id }: { readonly id: string }) {
  const page = id.startsWith('ord_')
    ? `/orders/${id}`
    : id.startsWith('mch_')
      ? `/merchants/${id}`
      : id.startsWith('cmp_')
        ? `/complaints/${id}`
        : null
  const words = <span className="code small">{id}</span>
  return page ? <Link to={page}>{words}</Link> : words
}
