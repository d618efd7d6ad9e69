import type { HearingRules, HearingState, HearingView } from '../../../../src/complaints/hearing/hearing.contract.ts'
import { readHearingEvent } from '../../../../src/complaints/hearing/hearing-step.contract.ts'
import { useDoor } from '../../api/door.ts'
import { requestOf } from '../../api/url.ts'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { Answers } from './Answers.tsx'
import { Minutes } from './Minutes.tsx'
import { PresiderSteps } from './PresiderSteps.tsx'
import { Requests } from './Requests.tsx'
import { Slots } from './Slots.tsx'
import { Warnings } from './TimesField.tsx'

export type CardProps = { readonly id: string; readonly of: HearingView; readonly rules: HearingRules }

export const toneOfHearing = {
  proposed: 'risk',
  set: 'info',
  held: 'info',
  closed: 'kept',
  cancelled: 'plain',
} as const satisfies Record<HearingState, Tone>

/** One hearing, with what the reader can do in it now. */
export function HearingCard(props: CardProps) {
  const { t } = useText()
  const { of } = props
  return (
    <article className="surface stack hearing">
      <header className="row row-apart">
        <h2>{t('hearing.name', { n: of.number })}</h2>
        <span className="row">
          <span className="quiet">{t(`hearing.stageOf.${of.stage}`)}</span>
          <StateTag tone={toneOfHearing[of.state]}>{t(`hearing.state.${of.state}`)}</StateTag>
        </span>
      </header>
      <Facts of={of} />
      {of.state === 'cancelled' && of.reason === null && <p className="note">{t('hearing.stageOver')}</p>}
      {of.reason && <p className="note">{t('hearing.reason', { reason: of.reason })}</p>}
      <Warnings of={of.warnings} />
      {of.state === 'proposed' && <Slots {...props} />}
      <Requests {...props} />
      {(of.state === 'held' || of.state === 'closed') && <Minutes {...props} />}
      {of.presides ? <PresiderSteps {...props} /> : <Answers {...props} />}
      {of.startsAt && <EventFile {...props} />}
    </article>
  )
}

function Facts({ of }: { readonly of: HearingView }) {
  const { t } = useText()
  const over = of.state === 'closed' || of.state === 'cancelled'
  const coming = of.state === 'proposed' || of.state === 'set'
  return (
    <dl className="hearing-facts">
      <dt>{t('hearing.when')}</dt>
      <dd>
        {of.startsAt ? (
          <strong className="hearing-when">
            <When at={of.startsAt} />
          </strong>
        ) : (
          t('hearing.panel.proposed')
        )}{' '}
        · {t('hearing.inMinutes', { n: of.length })} · {t(`hearing.form.${of.form}`)}
        {of.adjourned > 0 && <span className="quiet"> · {t('hearing.adjournedN', { n: of.adjourned })}</span>}
      </dd>
      <dt>{t(`hearing.place.${of.form}`)}</dt>
      <dd>
        {of.form === 'video' && of.place.startsWith('https://') && !over ? (
          <a href={of.place} target="_blank" rel="noreferrer noopener">
            {of.place}
          </a>
        ) : (
          of.place
        )}
      </dd>
      <dt>{t('hearing.agenda')}</dt>
      <dd className="hearing-text">{of.agenda}</dd>
      {coming && (
        <>
          <dt>{t(of.viewer === 'platform' ? 'hearing.call.absence' : 'hearing.ifAbsent.label')}</dt>
          <dd>{t(`hearing.ifAbsent.${of.ifAbsent}`)}</dd>
        </>
      )}
      <dt>{t('hearing.attendees')}</dt>
      <dd>
        <ul className="plain row hearing-people">
          {of.attendees.map((one, index) => (
            // Two members of a panel differ by their place only: sides do not read names.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              {t(`hearing.part.${one.part}`)}
              {one.me ? ` (${t('hearing.you')})` : one.name && ` ${one.name}`}
              {presence(t, of, one) && <span className="quiet"> {presence(t, of, one)}</span>}
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  )
}

type T = ReturnType<typeof useText>['t']
function presence(t: T, { state }: HearingView, one: HearingView['attendees'][number]): string | null {
  if (one.attended !== null) return t(one.attended ? 'hearing.came' : 'hearing.stayed')
  const party = one.part === 'consumer' || one.part === 'merchant'
  return party && state === 'set' ? t(one.confirmed ? 'hearing.confirmed' : 'hearing.unconfirmed') : null
}

function EventFile({ id, of }: CardProps) {
  const { t } = useText()
  const door = useDoor()
  const { url } = requestOf(door(readHearingEvent), { id, hearing: of.id })
  return (
    <p className="small no-print">
      <a href={url} download="hearing.ics">
        {t('hearing.file')}
      </a>
    </p>
  )
}
