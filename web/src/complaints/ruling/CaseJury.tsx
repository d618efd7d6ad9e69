import { Button } from 'antd'
import { useState } from 'react'
import { readCaseJury, type JuryView } from '../../../../src/complaints/ruling/jury.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { canSeal, sealOf } from './sealed-vote.ts'

/** The lay panel for the two sides and colleagues: how far it is, and after the count everything one needs to count again. */
export function CaseJury({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data } = useRoute(readCaseJury, { id }, { refetchEveryMs: 30_000 })
  const jury = data?.jury
  if (!jury) return null
  return (
    <div className="stack">
      <h3>{t('ruling.jury.title')}</h3>
      <p className="row">
        <StateTag tone={jury.phase === 'counted' ? 'kept' : 'info'}>{t(`ruling.jury.phase.${jury.phase}`)}</StateTag>
        <span className="quiet">{t('ruling.jury.rules', { n: jury.seats, quorum: jury.quorum })}</span>
      </p>
      {jury.phase === 'commit' && <p>{t('ruling.jury.handedIn', { n: jury.committed, of: jury.seats })}</p>}
      {jury.clock && <ClockBar clock={jury.clock} />}
      {jury.count && (
        <p>
          {t('ruling.jury.counted', { consumer: jury.count.consumer, merchant: jury.count.merchant })}{' '}
          {jury.verdict && t(`ruling.jury.verdict.${jury.verdict}`)}
          {jury.count.tie && ` ${t('ruling.jury.tie')}`}
        </p>
      )}
      {jury.phase === 'counted' && <Recount of={jury} />}
    </div>
  )
}

type Check = { readonly sealsFit: boolean; readonly consumer: number; readonly merchant: number }
/** Every seal is made again from its vote and salt, in this browser, and the votes are counted again. */
async function recount({ id, ballots }: JuryView): Promise<Check> {
  const opened = ballots.flatMap(({ seat, vote, salt, commitment }) =>
    vote && salt ? [{ seat, vote, salt, commitment }] : [],
  )
  const seals = await Promise.all(opened.map(({ seat, vote, salt }) => sealOf({ jury: id, seat, vote, salt })))
  return {
    sealsFit: opened.every(({ commitment }, at) => commitment === seals[at]),
    consumer: opened.filter(({ vote }) => vote === 'consumer').length,
    merchant: opened.filter(({ vote }) => vote === 'merchant').length,
  }
}

function Recount({ of }: { readonly of: JuryView }) {
  const { t } = useText()
  const [check, setCheck] = useState<Check | null>(null)
  const fits = check?.sealsFit && check.consumer === of.count?.consumer && check.merchant === of.count.merchant
  return (
    <details className="stack">
      <summary>{t('ruling.jury.ballots')}</summary>
      <p className="quiet small">{t('ruling.jury.how')}</p>
      <ol className="ballots">
        {of.ballots.map((one) => (
          <li key={one.seat}>
            <span>{t(`complaints.side.${one.from}`)}</span>{' '}
            <strong>{one.vote ? t(`ruling.jury.vote.${one.vote}`) : t('ruling.jury.notCounted')}</strong>
            <dl className="small quiet">
              <dt>{t('ruling.jury.seat')}</dt>
              <dd className="code">{one.seat}</dd>
              <dt>{t('ruling.jury.commitment')}</dt>
              <dd className="code">{one.commitment ?? '–'}</dd>
              <dt>{t('ruling.jury.salt')}</dt>
              <dd className="code">{one.salt ?? '–'}</dd>
            </dl>
          </li>
        ))}
      </ol>
      {canSeal() && (
        <div className="actions">
          <Button onClick={() => void recount(of).then(setCheck)}>{t('ruling.jury.recount')}</Button>
        </div>
      )}
      <p aria-live="polite">
        {check &&
          t(fits ? 'ruling.jury.recountFits' : 'ruling.jury.recountDiffers', {
            consumer: check.consumer,
            merchant: check.merchant,
          })}
      </p>
    </details>
  )
}
