import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readWithdrawals, type WithdrawalView } from '../../../../src/complaints/withdrawal/withdrawal.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

const tones = { asked: 'risk', agreed: 'kept', refused: 'plain', silent: 'plain', lapsed: 'plain' } as const

/** In the page of a case: who asked to withdraw after the ruling, and what the shop said. Nothing for most. */
export function CaseWithdrawal({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const asks = of.viewer !== 'regulator'
  const { data } = useRoute(readWithdrawals, { id: of.id }, { enabled: asks, refetchEveryMs: 60_000 })
  if (!data || data.requests.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('withdrawal.title')}</h2>
      {data.clock && <ClockBar clock={data.clock} compact />}
      {data.requests.map((one) => (
        <Request key={one.id} of={one} />
      ))}
    </section>
  )
}

function Request({ of }: { readonly of: WithdrawalView }) {
  const { t } = useText()
  return (
    <article className="inset stack-tight">
      <p className="row">
        <StateTag tone={tones[of.state]}>{t(`withdrawal.state.${of.state}`)}</StateTag>
        <span className="small quiet">
          <When at={of.askedAt} />
        </span>
      </p>
      <p className="statement-text">{of.reason}</p>
      {of.answer && <p className="statement-text">{t('withdrawal.shop', { text: of.answer })}</p>}
      {of.state === 'asked' && <p className="note">{t('withdrawal.stands')}</p>}
    </article>
  )
}
