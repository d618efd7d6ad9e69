import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { HearingParty, HearingView, MinutesView } from '../../../../src/complaints/hearing/hearing.contract.ts'
import {
  objectToMinutes,
  presentMinutes,
  signMinutes,
} from '../../../../src/complaints/hearing/hearing-step.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { useDraft } from '../../parts/draft.ts'
import { Problem } from '../../parts/Problem.tsx'
import { whenWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { useSideWords } from '../dispute/useSideWords.ts'
import type { CardProps } from './HearingCard.tsx'
import { ReasonForm } from './ReasonForm.tsx'

/** The minutes: what they say, who has signed or objected, one's own word, and for whoever presides the writing of them. */
export function Minutes(props: CardProps) {
  const { t, language } = useText()
  const { of } = props
  const { minutes } = of
  return (
    <section className="stack-tight">
      <h3>{t('hearing.minutes.title')}</h3>
      {!minutes && of.state === 'held' && !of.presides && <p className="quiet">{t('hearing.minutes.wait')}</p>}
      {!minutes && of.may.includes('close') && <p className="quiet">{t('hearing.closeHelp')}</p>}
      {minutes && (
        <>
          <p className="quiet small">
            {t('hearing.minutes.version', { n: minutes.version, when: whenWords(minutes.at, language) })}
          </p>
          <div className="inset hearing-text">{minutes.text}</div>
          <Words of={of} minutes={minutes} />
          <details>
            <summary>{t('hearing.minutes.document')}</summary>
            <pre className="dispute-text">{minutes.document}</pre>
            <p className="small quiet">
              {t('hearing.minutes.hash')} <span className="code dispute-hash">{minutes.hash}</span>
            </p>
          </details>
        </>
      )}
      {of.clock && of.state === 'held' && <ClockBar clock={of.clock} />}
      {minutes && of.may.includes('sign') && <Word {...props} minutes={minutes} />}
      {of.may.includes('minutes') && <Write key={minutes?.version ?? 0} {...props} />}
    </section>
  )
}

type Shown = { readonly of: HearingView; readonly minutes: MinutesView }
function Words({ of, minutes }: Shown) {
  const { t, language } = useText()
  const sideWords = useSideWords(of.viewer)
  const words = (side: HearingParty): string => {
    const said = minutes[side]
    if (!said)
      return t(of.state === 'closed' ? 'hearing.minutes.silent' : 'hearing.minutes.open', { side: sideWords(side) })
    return t(`hearing.minutes.${said.word}`, { side: sideWords(side), when: whenWords(said.at, language) })
  }
  return (
    <ul className="plain stack-tight">
      {(['consumer', 'merchant'] as const)
        .filter((side) => of.attendees.some(({ part }) => part === side))
        .map((side) => (
          <li key={side}>
            {words(side)}
            {minutes[side]?.note && <div className="note note-risk hearing-text">{minutes[side]?.note}</div>}
          </li>
        ))}
    </ul>
  )
}

function Word({ id, of, minutes }: CardProps & Shown) {
  const { t } = useText()
  const [objecting, setObjecting] = useState(false)
  const sign = useAct(signMinutes)
  const object = useAct(objectToMinutes, { done: () => setObjecting(false) })
  const named = { id, hearing: of.id, hash: minutes.hash }
  if (objecting)
    return (
      <ReasonForm
        label={t('hearing.minutes.note')}
        help={t('hearing.minutes.noteHelp')}
        send={t('hearing.minutes.sendNote')}
        most={1000}
        busy={object.busy}
        problem={object.problem}
        onSend={(note) => void object.run({ ...named, note })}
        onClose={() => setObjecting(false)}
      />
    )
  return (
    <div className="stack-tight no-print">
      {sign.problem && <Problem problem={sign.problem} />}
      <div className="actions">
        <Button type="primary" loading={sign.busy} onClick={() => void sign.run(named)}>
          {t('hearing.minutes.sign')}
        </Button>
        <Button onClick={() => setObjecting(true)}>{t('hearing.minutes.object')}</Button>
      </div>
    </div>
  )
}

const Draft = z.object({ text: z.string() })
function Write({ id, of }: CardProps) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const draft = useDraft(`hearing.${of.id}.minutes`, Draft, { text: of.minutes?.text ?? '' })
  const act = useAct(presentMinutes, {
    done: () => {
      draft.discard()
      setOpen(false)
    },
  })
  if (!open)
    return (
      <div className="actions no-print">
        <Button {...(!of.minutes && { type: 'primary' })} onClick={() => setOpen(true)}>
          {t(of.minutes ? 'hearing.minutes.correct' : 'hearing.minutes.write')}
        </Button>
      </div>
    )
  return (
    <ReasonForm
      label={t('hearing.minutes.text')}
      help={of.minutes ? t('hearing.minutes.correctHelp') : t('hearing.minutes.textHelp')}
      send={t('hearing.minutes.send')}
      most={5000}
      least={10}
      rows={6}
      busy={act.busy}
      problem={act.problem}
      text={{ value: draft.value.text, change: (text) => draft.change({ text }) }}
      onSend={(text) => void act.run({ id, hearing: of.id, text })}
      onClose={() => setOpen(false)}
    />
  )
}
