import { Button } from 'antd'
import { z } from 'zod'
import { postMessage, type MediationView, type Room } from '../../../../src/complaints/mediation/mediation.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { useDraft } from '../../parts/draft.ts'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { When } from '../../parts/When.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

const Draft = z.object({ text: z.string() })

/** One room's talk, and a place to speak while the mediation is open. What is being written survives a reload. */
export function Talk({ of, room }: { readonly of: MediationView; readonly room: Room }) {
  const { t } = useText()
  const said = of.messages.filter((message) => message.room === room)
  return (
    <>
      {said.length === 0 && <p className="quiet">{t('mediation.silent')}</p>}
      <ol className="statements" aria-live="polite">
        {said.map((message) => (
          <li key={message.id} className={`statement statement-${message.side}`}>
            <p className="statement-head">
              <strong>{message.side === of.viewer ? t('complaints.you') : speaker(t, message.side)}</strong>
              <span className="quiet">
                <When at={message.at} />
              </span>
            </p>
            <p className="statement-text">{message.text}</p>
          </li>
        ))}
      </ol>
      {of.open && <Speak key={room} of={of} room={room} />}
    </>
  )
}

type T = ReturnType<typeof useText>['t']
const speaker = (t: T, side: 'consumer' | 'merchant' | 'platform'): string =>
  side === 'platform' ? t('mediation.mediator') : t(`complaints.side.${side}`)

function Speak({ of, room }: { readonly of: MediationView; readonly room: Room }) {
  const { t } = useText()
  const draft = useDraft(`mediation.${of.id}.${room}`, Draft, { text: '' })
  const act = useAct(postMessage)
  const send = async () => {
    if ((await act.run({ id: of.complaint, room, text: draft.value.text })) !== undefined) draft.change({ text: '' })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ProblemSummary problem={act.problem} labels={{ text: t('mediation.say') }} />
      <WordsField
        name="text"
        label={t('mediation.say')}
        problem={act.problem}
        rows={2}
        upTo={10}
        most={5000}
        value={draft.value.text}
        onChange={(text) => draft.change({ text })}
      />
      <div className="actions">
        <Button htmlType="submit" loading={act.busy} disabled={draft.value.text.trim() === ''}>
          {t('mediation.send')}
        </Button>
      </div>
    </form>
  )
}
