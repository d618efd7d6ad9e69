import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { Assessment } from '../../../../src/complaints/aftersales/filing.contract.ts'
import { requestWords } from '../../../../src/complaints/aftersales/words.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { moneyWords, type Currency } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { dayWords } from '../../text/time.ts'
import { Choice } from '../Choice.tsx'

type Props = {
  readonly of: z.infer<typeof Assessment>
  readonly currency: Currency
  readonly chosen: boolean
  readonly onChoose: () => void
}
const tones = { eligible: 'kept', 'needs-evidence': 'info', excluded: 'plain' } as const

/** One right with its verdict: why yes or why not, until when, who pays. What cannot be asked for is said, not offered. */
export function AssessmentChoice({ of, currency, chosen, onChoose }: Props) {
  const { t, language } = useText()
  const title = useTitle(of)
  const until =
    of.lastDay &&
    t(of.provisional ? 'aftersales.ask.untilProvisional' : 'aftersales.ask.until', {
      day: dayWords(of.lastDay, language),
    })
  const facts = [
    until,
    t(`aftersales.freight.${of.freight}`),
    of.amountFen > 0 && t('aftersales.ask.back', { amount: moneyWords(of.amountFen, currency) }),
    of.freightOutFen > 0 && t('aftersales.ask.freightOut', { amount: moneyWords(of.freightOutFen, currency) }),
  ].filter(Boolean)
  return (
    <div className="stack-tight">
      {of.verdict === 'excluded' || of.openRequest ? (
        <p>
          <strong>{title}</strong>
        </p>
      ) : (
        <Choice kind="radio" name="request" chosen={chosen} onChoose={onChoose} title={title}>
          {facts.join(' · ')}
        </Choice>
      )}
      <p className="small">
        <StateTag tone={tones[of.verdict]}>{t(`aftersales.verdict.${of.verdict}`)}</StateTag>
      </p>
      <Reasons of={of} />
      {of.openRequest && (
        <p className="note note-risk">
          {t('aftersales.ask.already')}{' '}
          <Link to={`/aftersales/${of.openRequest.id}`}>{t('aftersales.ask.openIt')}</Link>
        </p>
      )}
    </div>
  )
}

const useTitle = ({ request }: Props['of']): string => useText().say(requestWords[request])

function Reasons({ of }: Pick<Props, 'of'>) {
  const { say } = useText()
  return (
    <ul className="small quiet">
      {of.reasons.map((one) => (
        <li key={`${one.code}${one.rule}`}>
          {say(one.words)} {say(one.basis) && <span>({say(one.basis)})</span>}
        </li>
      ))}
    </ul>
  )
}
