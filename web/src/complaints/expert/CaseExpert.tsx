import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readTests, type TestView } from '../../../../src/complaints/expert/expert.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Money } from '../../parts/Money.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { StoredFile } from '../../parts/Uploader.tsx'
import { When } from '../../parts/When.tsx'
import type { Currency } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { AnswerTest } from './AnswerTest.tsx'
import { ProposeTest } from './ProposeTest.tsx'

const tones = {
  proposed: 'risk',
  agreed: 'info',
  refused: 'plain',
  ordered: 'info',
  reported: 'kept',
  lapsed: 'plain',
} as const

/** In the page of a case: what is tested, who pays, what each side says to it, and what was found. */
export function CaseExpert({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const asks = of.viewer !== 'regulator'
  const { data } = useRoute(readTests, { id: of.id }, { enabled: asks, refetchEveryMs: 60_000 })
  const [proposing, setProposing] = useState(false)
  if (!data || (data.tests.length === 0 && !data.mayPropose)) return null
  return (
    <section className="surface stack">
      <h2>{t('expert.title')}</h2>
      {data.tests.map((test) => (
        <OneTest key={test.id} of={test} id={of.id} currency={data.currency} />
      ))}
      {data.mayPropose && (
        <div className="actions no-print">
          <Button onClick={() => setProposing(true)}>{t('expert.propose')}</Button>
        </div>
      )}
      {proposing && <ProposeTest id={of.id} currency={data.currency} onClose={() => setProposing(false)} />}
    </section>
  )
}

type Props = { readonly of: TestView; readonly id: string; readonly currency: Currency }
function OneTest({ of, id, currency }: Props) {
  const { t, named } = useText()
  return (
    <article className="inset stack-tight">
      <p className="row">
        <strong>{of.laboratory}</strong>
        <StateTag tone={tones[of.state]}>{t(`expert.state.${of.state}`)}</StateTag>
      </p>
      <p>{t('expert.asked', { question: of.question })}</p>
      {of.feeFen > 0 ? (
        <p>
          {t('expert.fee')} <Money fen={of.feeFen} currency={currency} /> ·{' '}
          {t('expert.advance', { who: t(`expert.payer.${of.advanceBy}`) })} ·{' '}
          {t('expert.final', { who: t(`expert.payer.${of.finalBy}`) })}
        </p>
      ) : (
        <p>{t('expert.byPlatform')}</p>
      )}
      {of.consents.map((one) => (
        <p key={one.side} className="small">
          {named(t(`complaints.side.${one.side}`), t(one.says ? 'expert.says.yes' : 'expert.says.no'))}
          {one.text && ` · ${one.text}`} · <When at={one.at} />
        </p>
      ))}
      {of.state === 'refused' && <p className="note">{t('expert.refusedHelp')}</p>}
      {of.asksYou && <AnswerTest id={id} test={of.id} />}
      {of.result && <Result of={of.result} />}
    </article>
  )
}

function Result({ of }: { readonly of: NonNullable<TestView['result']> }) {
  const { t } = useText()
  if (of.outcome === 'not-possible') return <p className="note">{t('expert.notPossible')}</p>
  return (
    <dl className="case-details">
      <Line name={t('expert.method')} value={of.method ?? ''} />
      <Line name={t('expert.finding')} value={of.finding ?? ''} />
      {of.favours && <Line name={t('expert.favours')} value={t(`expert.favour.${of.favours}`)} />}
      {of.borneBy && <Line name={t('expert.borneBy')} value={t(`expert.payer.${of.borneBy}`)} />}
      {of.report && (
        <div>
          <dt>{t('expert.report')}</dt>
          <dd>
            <ul className="upload-list">
              <StoredFile id={of.report.id} />
            </ul>
          </dd>
        </div>
      )}
    </dl>
  )
}

const Line = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
