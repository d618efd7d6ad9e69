import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { commitVote, revealVote, type JuryTask, Vote } from '../../../../src/complaints/ruling/jury.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { SecretDialog } from '../../parts/Secret.tsx'
import { useText } from '../../text/text.ts'
import { canSeal, keepVote, keptVote, newSalt, sealOf } from './sealed-vote.ts'

type Of = { readonly of: JuryTask }

function VoteChoice({ value, onChange }: { readonly value: string | null; readonly onChange: (vote: string) => void }) {
  const { t } = useText()
  return (
    <Field name="vote" label={t('ruling.jury.question')}>
      {({ id }) => (
        <Radio.Group
          id={id}
          value={value}
          onChange={(event) => onChange(String(event.target.value))}
          options={Vote.options.map((one) => ({ value: one, label: t(`ruling.jury.vote.${one}`) }))}
        />
      )}
    </Field>
  )
}

/** First kept in this browser, then handed in: a seal that nobody can open would be a lost vote. */
export function SealVote({ of }: Of) {
  const { t } = useText()
  const [vote, setVote] = useState<string | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  const commit = useAct(commitVote)
  if (!canSeal()) return <p role="alert">{t('ruling.jury.insecure')}</p>
  const send = async () => {
    const kept = { vote: Vote.parse(vote), salt: newSalt() }
    if (!keepVote(of.seat, kept)) return setLost(true)
    const done = await commit.run({ id: of.id, commitment: await sealOf({ jury: of.id, seat: of.seat, ...kept }) })
    if (done) setSecret(kept.salt)
  }
  if (of.committed !== null)
    return (
      <>
        <p>{t('ruling.jury.sealed')}</p>
        {secret !== null && (
          <SecretDialog
            title={t('ruling.jury.secretTitle')}
            help={t('ruling.jury.secretHelp')}
            secret={secret}
            done={t('ruling.jury.secretDone')}
            onDone={() => setSecret(null)}
          />
        )}
      </>
    )
  return (
    <>
      <VoteChoice value={vote} onChange={setVote} />
      {lost && <p role="alert">{t('ruling.jury.cannotKeep')}</p>}
      {commit.problem && <Problem problem={commit.problem} />}
      <div className="actions">
        <Button type="primary" disabled={vote === null} loading={commit.busy} onClick={() => void send()}>
          {t('ruling.jury.seal')}
        </Button>
      </div>
    </>
  )
}

/** What this browser kept, with one click; on another device by the secret that was shown. */
export function OpenVote({ of }: Of) {
  const { t } = useText()
  const [kept] = useState(() => keptVote(of.seat))
  const [vote, setVote] = useState<string | null>(kept?.vote ?? null)
  const [salt, setSalt] = useState(kept?.salt ?? '')
  const reveal = useAct(revealVote)
  if (of.committed === null) return <p>{t('ruling.jury.notSealed')}</p>
  if (of.revealed !== null) return null
  return (
    <>
      {kept ? (
        <p>{t('ruling.jury.keptHere', { vote: t(`ruling.jury.vote.${kept.vote}`) })}</p>
      ) : (
        <>
          <p>{t('ruling.jury.notKeptHere')}</p>
          <VoteChoice value={vote} onChange={setVote} />
          <Field name="salt" label={t('ruling.jury.secret')} problem={reveal.problem}>
            {(control) => (
              <Input
                {...control}
                value={salt}
                maxLength={64}
                onChange={(event) => setSalt(event.target.value.trim())}
              />
            )}
          </Field>
        </>
      )}
      {reveal.problem && <Problem problem={reveal.problem} />}
      <div className="actions">
        <Button
          type="primary"
          disabled={vote === null || salt.length !== 64}
          loading={reveal.busy}
          onClick={() => void reveal.run({ id: of.id, vote: Vote.parse(vote), salt })}
        >
          {t('ruling.jury.open')}
        </Button>
      </div>
    </>
  )
}
