import {
  AskReason,
  DisputeReason,
  RefuseReason,
  type RequestView,
  type StatementView,
} from '../../../../src/complaints/aftersales/aftersales.contract.ts'
import {
  askReasonWords,
  disputeReasonWords,
  refuseReasonWords,
  remedyWords,
} from '../../../../src/complaints/aftersales/words.contract.ts'
import type { Words } from '../../../../src/kernel/route.contract.ts'
import { Money } from '../../parts/Money.tsx'
import { StoredFile } from '../../parts/Uploader.tsx'
import { DayText, When } from '../../parts/When.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import '../complaints.css'

type Props = { readonly of: RequestView }

/** What the policy said when it was asked for. */
export function Judged({ of }: Props) {
  const { t, say } = useText()
  return (
    <section className="surface stack">
      <h2>{t('aftersales.judged.title')}</h2>
      <dl className="case-details">
        <Line name={t('aftersales.judged.policy')} value={say(of.policy.title)} />
        <Line name={t('aftersales.judged.verdict')} value={t(`aftersales.verdict.${of.verdict}`)} />
        <Line name={t('aftersales.judged.freight')} value={t(`aftersales.freight.${of.freight}`)} />
        {of.receivedOn && (
          <div>
            <dt>{t('aftersales.judged.received')}</dt>
            <dd>
              <DayText day={of.receivedOn} />
            </dd>
          </div>
        )}
        {of.said.length > 0 && (
          <Line name={t('aftersales.judged.said')} value={of.said.map(({ title }) => say(title)).join(' · ')} />
        )}
      </dl>
      <p className="small quiet">{say(of.policy.condition)}</p>
    </section>
  )
}

const Line = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

/** A refund is followed until it is paid: ordered, answered by the marketplace, paid. */
export function Refund({ of }: Props) {
  const { t } = useText()
  const { orderedAt, commandState, refundedFen } = of.refund
  if (orderedAt === null) return null
  return (
    <section className="surface stack">
      <h2>{t('aftersales.refund.title')}</h2>
      <ol className="stack">
        <li>
          {t('aftersales.refund.ordered')} · <When at={orderedAt} />
        </li>
        {commandState && <li>{t(`aftersales.refund.${commandState}`)}</li>}
        {refundedFen > 0 && (
          <li>
            <strong>
              {t('aftersales.refund.paid')} <Money fen={refundedFen} currency={of.currency} />
            </strong>
            {of.refundedAt && (
              <>
                {' · '}
                <When at={of.refundedAt} />
              </>
            )}
          </li>
        )}
      </ol>
    </section>
  )
}

export function Parcels({ of }: Props) {
  const { t } = useText()
  if (of.returnAddress === null && of.parcels.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('aftersales.parcels.title')}</h2>
      {of.returnAddress && <p>{t('aftersales.parcels.address', { address: of.returnAddress })}</p>}
      <ul className="stack">
        {of.parcels.map((parcel) => (
          <li key={`${parcel.direction}${parcel.trackingNo}`}>
            {t(`aftersales.parcels.${parcel.direction}`)} · {parcel.carrier}{' '}
            <span className="code">{parcel.trackingNo}</span> · <When at={parcel.sentAt} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Said({ of }: Props) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{t('complaints.track.said')}</h2>
      <ol className="statements">
        {of.statements.map((one) => (
          <li key={one.id} className={`statement statement-${one.side}`}>
            <p className="statement-head">
              <strong>{one.side === of.viewer ? t('complaints.you') : t(`complaints.side.${one.side}`)}</strong>
              <span className="quiet">
                {t(`aftersales.kind.${one.kind}`)} · <When at={one.at} />
              </span>
            </p>
            <Spoken of={of} one={one} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Spoken({ of, one }: Props & { readonly one: StatementView }) {
  const { t, say } = useText()
  const why = reasonWords(one.reason)
  return (
    <>
      {why && <p className="statement-offer">{say(why)}</p>}
      {one.offer && (
        <p className="statement-offer">
          {t('aftersales.offered', { remedy: say(remedyWords[one.offer.remedy]) })}
          {one.offer.amountFen > 0 && ` ${moneyWords(one.offer.amountFen, of.currency)}`}
        </p>
      )}
      {one.text && <p className="statement-text">{one.text}</p>}
      {one.files.length > 0 && (
        <ul className="upload-list">
          {one.files.map((file) => (
            <StoredFile key={file.id} id={file.id} />
          ))}
        </ul>
      )}
    </>
  )
}

function reasonWords(reason: string | null): Words | null {
  const asked = AskReason.safeParse(reason).data
  if (asked) return askReasonWords[asked]
  const refused = RefuseReason.safeParse(reason).data
  if (refused) return refuseReasonWords[refused]
  const disputed = DisputeReason.safeParse(reason).data
  return disputed ? disputeReasonWords[disputed] : null
}
