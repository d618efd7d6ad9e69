import { Button } from 'antd'
import { useState } from 'react'
import { chooseTime, voteHearing } from '../../../../src/complaints/hearing/hearing-step.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Checks } from '../../parts/Checks.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { When } from '../../parts/When.tsx'
import { whenWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { useSideWords } from '../dispute/useSideWords.ts'
import type { CardProps } from './HearingCard.tsx'

/** The times that are put to the vote: one's own choice, and what the other side has said. */
export function Slots(props: CardProps) {
  const { t, named } = useText()
  const sideWords = useSideWords(props.of.viewer)
  const { of } = props
  const choose = useAct(chooseTime)
  const called = (['consumer', 'merchant'] as const).filter((side) => of.attendees.some(({ part }) => part === side))
  return (
    <section className="inset stack">
      {of.may.includes('vote') && <Vote key={of.slots.map(({ id }) => id).join()} {...props} />}
      {choose.problem && <Problem problem={choose.problem} />}
      {of.may.includes('choose') && <p className="quiet small">{t('hearing.vote.wait')}</p>}
      <ul className="plain stack-tight">
        {of.slots.map((slot) => (
          <li key={slot.id} className="row row-apart">
            <span>
              <When at={slot.startsAt} />
              <span className="quiet small">
                {called.map((side) => ` · ${named(sideWords(side), t(`hearing.vote.${slot[side] ?? 'open'}`))}`)}
              </span>
            </span>
            {of.may.includes('choose') && (
              <Button
                size="small"
                loading={choose.busy}
                onClick={() => void choose.run({ id: props.id, hearing: of.id, slot: slot.id })}
              >
                {t('hearing.vote.choose')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Vote({ id, of }: CardProps) {
  const { t, language } = useText()
  const side = of.viewer === 'merchant' ? 'merchant' : 'consumer'
  const [fits, setFits] = useState(of.slots.filter((slot) => slot[side] === 'fits').map((slot) => slot.id))
  const act = useAct(voteHearing)
  const voted = of.slots.some((slot) => slot[side] !== null)
  return (
    <form
      className="stack-tight no-print"
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id, hearing: of.id, fits })
      }}
    >
      <h3>{t('hearing.vote.title')}</h3>
      <p className="quiet small">{t(voted ? 'hearing.vote.sent' : 'hearing.vote.help')}</p>
      {act.problem && <Problem problem={act.problem} />}
      <Checks
        control={{
          id: `fits-${of.id}`,
          'aria-describedby': undefined,
          'aria-invalid': false,
          'aria-required': false,
        }}
        label={t('hearing.vote.title')}
        options={of.slots.map((slot) => ({ value: slot.id, label: whenWords(slot.startsAt, language) }))}
        value={fits}
        onChange={setFits}
      />
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy}>
          {t('hearing.vote.send')}
        </Button>
      </div>
    </form>
  )
}
