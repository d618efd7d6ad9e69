import { Button } from 'antd'
import { sendAgain, type LetterView, type OutView } from '../../../../src/complaints/mailbox/mailbox.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

const tones = {
  queued: 'info',
  sending: 'info',
  sent: 'kept',
  failed: 'danger',
  bounced: 'danger',
  'held-local': 'risk',
} as const satisfies Record<OutView['state'], Tone>
const mayGoAgain: readonly OutView['state'][] = ['failed', 'bounced', 'held-local']

/** What we wrote, whether it arrived, and the way to send it once more. */
export function SentLetters({ of }: { readonly of: LetterView }) {
  const { t } = useText()
  const acts = of.steps.length > 0
  return (
    <section className="surface stack">
      <h2>{t('mailbox.sent')}</h2>
      {of.sent.length === 0 && <p className="quiet">{t('mailbox.noneSent')}</p>}
      {of.sent.map((one) => (
        <Sent key={one.id} one={one} acts={acts} />
      ))}
    </section>
  )
}

function Sent({ one, acts }: { readonly one: OutView; readonly acts: boolean }) {
  const { t } = useText()
  const again = useAct(sendAgain)
  return (
    <article className="statement statement-platform">
      <p className="statement-head">
        <strong>{t(`mailbox.kind.${one.kind}`)}</strong>
        <span className="quiet">{one.author?.name ?? t('mailbox.byProgram')}</span>
        <span className="quiet">
          {one.to} · <When at={one.sentAt ?? one.createdAt} />
        </span>
        <StateTag tone={tones[one.state]}>{t(`mailbox.state.${one.state}`)}</StateTag>
      </p>
      <p className="statement-text mail-text">{one.text}</p>
      {one.lastError && <p className="small quiet">{one.lastError}</p>}
      {again.problem && <Problem problem={again.problem} />}
      {acts && mayGoAgain.includes(one.state) && (
        <Button size="small" loading={again.busy} onClick={() => void again.run({ id: one.id })}>
          {t('mailbox.again')}
        </Button>
      )}
    </article>
  )
}
