import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readPauses, type ExtensionView, type PauseView } from '../../../../src/complaints/pauses/extension.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { dayWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import './pauses.css'

/** Every stretch in which a clock of the case stood still, why, and what it did to the date; and who asked for more time. */
export function CasePauses({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { data } = useRoute(readPauses, { id: of.id }, { refetchEveryMs: 60_000 })
  if (!data || (data.pauses.length === 0 && data.extensions.length === 0)) return null
  return (
    <section className="surface stack">
      <h2>{t('pauses.title')}</h2>
      <p className="quiet small">{t('pauses.lead')}</p>
      {data.forceMajeure.map(({ reason, from, until }) => (
        <p key={from} className="note note-risk">
          <strong>{t('pauses.majeure.holds')}</strong> <When at={from} /> – <When at={until} end />
          <br />
          {reason}
        </p>
      ))}
      {data.extensions.length > 0 && (
        <ul className="plain-list stack-tight">
          {data.extensions.map((one) => (
            <Extension key={one.id} of={one} />
          ))}
        </ul>
      )}
      {data.pauses.length > 0 && (
        <ul className="plain-list stack-tight">
          {data.pauses.map((one) => (
            <Pause key={`${one.clock.zh}${one.from}`} of={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Pause({ of }: { readonly of: PauseView }) {
  const { t, say, language } = useText()
  const moved = of.lastDay !== null && of.lastDay !== of.before
  return (
    <li className="pause-line" title={say(of.summary)}>
      <p>
        <strong>{say(of.title)}</strong> <span className="quiet">{say(of.clock)}</span>
      </p>
      <p className="small">
        <When at={of.from} /> – {of.until ? <When at={of.until} end /> : <strong>{t('pauses.still')}</strong>}
      </p>
      <p className="small quiet">
        {of.lastDay === null
          ? t('pauses.beforeIt', { day: dayWords(of.before, language) })
          : moved
            ? t('pauses.moved', { before: dayWords(of.before, language), after: dayWords(of.lastDay, language) })
            : t('pauses.unmoved', { day: dayWords(of.before, language) })}
      </p>
    </li>
  )
}

const tones = { asked: 'risk', granted: 'kept', refused: 'plain', moot: 'plain' } as const

function Extension({ of }: { readonly of: ExtensionView }) {
  const { t } = useText()
  return (
    <li className="pause-line">
      <p>
        <strong>{t('pauses.asked', { who: t(`complaints.side.${of.party}`), n: of.days })}</strong>{' '}
        <StateTag tone={tones[of.state]}>{t(`pauses.state.${of.state}`)}</StateTag>
      </p>
      <p className="small">
        <When at={of.askedAt} /> · {of.reason}
      </p>
      {of.answer && (
        <p className="small">
          {t(`pauses.answer.${of.answer}`)} {of.answerText}
        </p>
      )}
      {of.state === 'asked' && !of.answer && (
        <p className="small quiet">
          {of.hearBy > of.askedAt ? (
            <>
              {t('pauses.hearBy')} <When at={of.hearBy} end />
            </>
          ) : (
            t('pauses.atOnce')
          )}
        </p>
      )}
      {of.until && (
        <p className="small">
          {t('pauses.granted', { n: of.grantedDays ?? of.days })} <When at={of.endedAt ?? of.until} end />
          {of.endedAt && <span className="quiet"> {t('pauses.endedEarly')}</span>}
        </p>
      )}
      {of.decision && <p className="small quiet">{of.decision}</p>}
    </li>
  )
}
