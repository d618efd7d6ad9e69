import { Button } from 'antd'
import { useState } from 'react'
import { refuseOtherTime } from '../../../../src/complaints/hearing/hearing-step.contract.ts'
import type { HearingView } from '../../../../src/complaints/hearing/hearing.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { whenWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { useSideWords } from '../dispute/useSideWords.ts'
import type { CardProps } from './HearingCard.tsx'
import { ReasonForm } from './ReasonForm.tsx'

const tones = { open: 'risk', granted: 'kept', refused: 'plain' } as const

/** Who asked for another time and what was answered; whoever presides answers here, or puts the hearing off. */
export function Requests({ id, of }: CardProps) {
  const { t } = useText()
  if (of.requests.length === 0) return null
  return (
    <section className="stack-tight">
      <h3>{t('hearing.request.title')}</h3>
      <ul className="plain stack-tight">
        {of.requests.map((request) => (
          <li key={request.id} className="stack-tight">
            <Asked of={of} request={request} />
            {request.state === 'open' && of.may.includes('refuse-time') && (
              <Refuse id={id} of={of} request={request.id} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

type AskedProps = { readonly of: HearingView; readonly request: HearingView['requests'][number] }
function Asked({ of, request }: AskedProps) {
  const { t, language } = useText()
  const sideWords = useSideWords(of.viewer)
  const { side, reason, wishedAt, state, answer } = request
  return (
    <p>
      <StateTag tone={tones[state]}>{t(`hearing.request.state.${state}`)}</StateTag>{' '}
      {t('hearing.request.by', { side: sideWords(side), reason })}
      {wishedAt && (
        <span className="quiet"> · {t('hearing.request.wish', { when: whenWords(wishedAt, language) })}</span>
      )}
      {answer && <span className="hearing-answer">{t('hearing.request.answer', { answer })}</span>}
    </p>
  )
}

function Refuse({ id, of, request }: Pick<CardProps, 'id' | 'of'> & { readonly request: string }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const act = useAct(refuseOtherTime)
  if (!open)
    return (
      <p className="no-print">
        <Button size="small" onClick={() => setOpen(true)}>
          {t('hearing.request.refuse')}
        </Button>
      </p>
    )
  return (
    <ReasonForm
      label={t('hearing.request.refuseReason')}
      help={t('hearing.adjourn.reasonHelp')}
      send={t('hearing.request.refuse')}
      most={500}
      busy={act.busy}
      problem={act.problem}
      onSend={(answer) => void act.run({ id, hearing: of.id, request, answer })}
      onClose={() => setOpen(false)}
    />
  )
}
