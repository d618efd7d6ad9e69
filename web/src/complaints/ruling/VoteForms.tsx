import { Button, Input, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { commitVote, revealVote, type JuryTask, Vote } from '../../../../src/complaints/ruling/jury.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { SecretDialog } from '../../parts/Secret.tsx'
import { useText } from '../../text/text.ts'
import { canSeal, keyTo, sealOf, toSeal, type KeptVote } from './sealed-vote.ts'

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

/** What opens the seal that the server has; undefined while this browser works it out, null when it keeps nothing that does. */
function useKey({ id, seat, committed }: JuryTask): KeptVote | null | undefined {
  const [key, setKey] = useState<KeptVote | null>()
  useEffect(() => {
    let wanted = true
    void keyTo({ id, seat, committed }).then((found) => wanted && setKey(found))
    return () => {
      wanted = false
    }
  }, [id, seat, committed])
  return key
}

/** First kept in this browser, then handed in: a seal that nobody can open would be a lost vote. */
export function SealVote({ of }: Of) {
  const { t } = useText()
  const [vote, setVote] = useState<string | null>(null)
  const [sent, setSent] = useState(false)
  const [lost, setLost] = useState(false)
  const commit = useAct(commitVote)
  const key = useKey(of)
  if (!canSeal()) return <p role="alert">{t('ruling.jury.insecure')}</p>
  const send = async () => {
    const kept = toSeal(of.seat, Vote.parse(vote))
    if (!kept) return setLost(true)
    setSent(true)
    await commit.run({ id: of.id, commitment: await sealOf({ jury: of.id, seat: of.seat, ...kept }) })
  }
  if (of.committed !== null)
    return (
      <>
        <p>{t('ruling.jury.sealed')}</p>
        {sent && key && (
          <SecretDialog
            title={t('ruling.jury.secretTitle')}
            help={t('ruling.jury.secretHelp')}
            secret={key.salt}
            done={t('ruling.jury.secretDone')}
            onDone={() => setSent(false)}
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

/** With one click where this browser keeps what opens the seal; else, on another device too, by the secret that was shown. */
export function OpenVote({ of }: Of) {
  const { t } = useText()
  const kept = useKey(of)
  const [typed, setTyped] = useState<{ readonly vote: string | null; readonly salt: string }>({ vote: null, salt: '' })
  const reveal = useAct(revealVote)
  if (of.committed === null) return <p>{t('ruling.jury.notSealed')}</p>
  if (of.revealed !== null || kept === undefined) return null
  const { vote, salt } = kept ?? typed
  return (
    <>
      {kept ? (
        <p>{t('ruling.jury.keptHere', { vote: t(`ruling.jury.vote.${kept.vote}`) })}</p>
      ) : (
        <>
          <p>{t('ruling.jury.notKeptHere')}</p>
          <VoteChoice value={vote} onChange={(chosen) => setTyped({ ...typed, vote: chosen })} />
          <Field name="salt" label={t('ruling.jury.secret')} problem={reveal.problem}>
            {(control) => (
              <Input
                {...control}
                value={salt}
                maxLength={64}
                onChange={(event) => setTyped({ ...typed, salt: event.target.value.trim() })}
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
