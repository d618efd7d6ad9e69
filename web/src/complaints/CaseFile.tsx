import type { CaseView, StatementView } from '../../../src/complaints/complaint.contract.ts'
import { ClockBar } from '../parts/ClockBar.tsx'
import { Money } from '../parts/Money.tsx'
import { StoredFile } from '../parts/Uploader.tsx'
import { When } from '../parts/When.tsx'
import { moneyWords } from '../text/money.ts'
import { dayWords, whenWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { RejectedBecause } from './RejectedBecause.tsx'
import './complaints.css'

/** The parts of a case file that every reader sees, each what the server lets him see. */

type StatementsProps = {
  readonly of: CaseView
  /** What colleagues say to each other stands in a place of its own. */
  readonly notesApart?: boolean
}
export function Statements({ of, notesApart = false }: StatementsProps) {
  const { t } = useText()
  const isNote = ({ audience }: StatementView) => audience.every((side) => side === 'platform')
  const said = notesApart ? of.statements.filter((one) => !isNote(one)) : of.statements
  const rejection = said.findLast(({ kind }) => kind === 'rejection')?.id
  return (
    <section className="surface stack">
      <h2>{t('complaints.track.said')}</h2>
      <ol className="statements">
        {said.map((one) => (
          <li key={one.id} className={`statement statement-${one.side}`}>
            <StatementHead of={of} one={one} />
            {one.offer && <Offered of={of} offer={one.offer} />}
            {one.id === rejection && of.rejectGround && <RejectedBecause code={of.rejectGround} />}
            {one.correction && <p className="statement-offer">{t('ruling.correct.said', one.correction)}</p>}
            <p className="statement-text">{one.text}</p>
            <Audience of={of} one={one} />
          </li>
        ))}
      </ol>
    </section>
  )
}

type Said = { readonly of: CaseView; readonly one: StatementView }
type T = ReturnType<typeof useText>['t']

function StatementHead({ of, one }: Said) {
  const { t } = useText()
  // At the platform several people speak; each is named.
  const mine = one.side === of.viewer && of.viewer !== 'platform'
  const who = mine ? t('complaints.you') : t(`complaints.side.${one.side}`)
  return (
    <p className="statement-head">
      <strong>{who}</strong>
      {one.author && one.side === 'platform' && <span className="quiet">{one.author}</span>}
      <span className="quiet">
        {t(`complaints.kind.${one.kind}`)} · <When at={one.at} />
      </span>
    </p>
  )
}

function Audience({ of, one }: Said) {
  const { t } = useText()
  if (of.viewer !== 'platform' || one.side !== 'platform') return null
  const parties = one.audience.filter((side) => side !== 'platform')
  if (parties.length === 2) return null
  const [only] = parties
  return (
    <p className="small quiet">
      {only ? t('complaints.onlyFor', { who: t(`complaints.side.${only}`) }) : t('complaints.note')}
    </p>
  )
}

type Offer = NonNullable<StatementView['offer']>
/** For everything, or item by item, with what that leaves open. */
function Offered({ of, offer }: { readonly of: CaseView; readonly offer: Offer }) {
  const { t } = useText()
  if (offer.lines.length === 0) return <p className="statement-offer">{offerWords(t, offer, of)}</p>
  const titleOf = (id: string) => of.order?.lines.find((line) => line.id === id)?.title ?? t('lines.item')
  return (
    <div className="statement-offer">
      <p>{t('lines.offered')}</p>
      <ul>
        {offer.lines.map((line) => (
          <li key={line.lineId}>{t('lines.for', { item: titleOf(line.lineId), what: whatWords(t, line, of) })}</li>
        ))}
      </ul>
    </div>
  )
}
const whatWords = (t: T, { remedy, amountFen }: Pick<Offer, 'remedy' | 'amountFen'>, of: CaseView): string =>
  [t(`complaints.remedy.${remedy}`), ...(amountFen > 0 ? [moneyWords(amountFen, of.currency)] : [])].join(' ')

function offerWords(t: T, offer: Offer, of: CaseView): string {
  const remedy = t(`complaints.remedy.${offer.remedy}`)
  return offer.amountFen > 0
    ? t('complaints.offered', { remedy, amount: moneyWords(offer.amountFen, of.currency) })
    : t('complaints.offeredPlain', { remedy })
}

export function EvidenceList({ of }: { readonly of: CaseView }) {
  const { t, language } = useText()
  return (
    <section className="surface stack">
      <h2>{t('complaints.track.evidence')}</h2>
      {of.evidence.length === 0 && <p className="quiet">{t('complaints.track.noEvidence')}</p>}
      {of.evidence.length > 0 && (
        <ul className="upload-list">
          {of.evidence.map(({ file, side, note, at, late }) => (
            <StoredEvidence
              key={file.id}
              id={file.id}
              words={t('complaints.track.evidenceOf', {
                side: side === of.viewer ? t('complaints.you') : t(`complaints.side.${side}`),
                when: whenWords(at, language),
              })}
              note={late ? t('dispute.lateNote', { note }) : note}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

export function StoredEvidence({
  id,
  words,
  note,
}: {
  readonly id: string
  readonly words: string
  readonly note: string
}) {
  return (
    <>
      <StoredFile id={id} />
      <li className="evidence-words small quiet">
        {words}
        {note && ` · ${note}`}
      </li>
    </>
  )
}

export function OrderFile({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { order } = of
  if (order === null) return null
  return (
    <section className="surface stack">
      <h2>{t('complaints.track.order')}</h2>
      <p className="quiet">
        <span className="code">{order.number}</span> · {of.merchant?.name} · <When at={order.placedAt} /> ·{' '}
        <Money fen={order.paidFen} currency={order.currency} />
      </p>
      <ul className="order-lines">
        {order.lines
          .toSorted((a, b) => Number(b.concerned) - Number(a.concerned))
          .map((line) => (
            <li key={line.id} className={line.concerned ? '' : 'quiet'}>
              <span>
                {line.title}{' '}
                {line.concerned && order.lines.length > 1 && (
                  <span className="small quiet">({t('complaints.case.concerned')})</span>
                )}
              </span>
              <span className="number">{t('complaints.case.orderLine', { n: line.quantity })}</span>
              <Money fen={line.amountFen} currency={order.currency} />
            </li>
          ))}
      </ul>
    </section>
  )
}

/** What was answered to a question for a day. */
const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value)

export function Details({ of }: { readonly of: CaseView }) {
  const { t, say, language } = useText()
  if (of.details.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('complaints.case.answers')}</h2>
      <dl className="case-details">
        {of.details.map((detail) => (
          <div key={detail.name}>
            <dt>{say(detail.title)}</dt>
            <dd>
              {detail.words ? say(detail.words) : isDay(detail.value) ? dayWords(detail.value, language) : detail.value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What still runs, soonest first; below it, what is over. */
export function Clocks({ of, compact = false }: { readonly of: CaseView; readonly compact?: boolean }) {
  const running = of.clocks.filter((clock) => clock.stoppedAt === null)
  const sorted = running.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
  return (
    <div className="case-clocks">
      {sorted.map((clock) => (
        <ClockBar key={clock.id} clock={clock} compact={compact} />
      ))}
    </div>
  )
}
