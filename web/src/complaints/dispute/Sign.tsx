import { Button } from 'antd'
import { signDispute, type DisputeView } from '../../../../src/complaints/dispute/dispute.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { whenWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { useSideWords } from './useSideWords.ts'

/** The text, who has signed it, and one's own signature. */
export function Sign({ of }: { readonly of: DisputeView }) {
  const { t, language } = useText()
  const sideWords = useSideWords(of.viewer)
  const signedAt = { consumer: of.consumerSignedAt, merchant: of.merchantSignedAt }
  return (
    <section className="surface stack">
      <h2>{t('dispute.signTitle')}</h2>
      <ul className="dispute-said">
        {(['consumer', 'merchant'] as const).map((side) => {
          const at = signedAt[side]
          const words = at
            ? t('dispute.signed', { side: sideWords(side), when: whenWords(at, language) })
            : t('dispute.notSigned', { side: sideWords(side) })
          return <li key={side}>{words}</li>
        })}
        {of.seals.map((seal) => (
          <li key={seal.number}>
            {t('dispute.seal', {
              n: seal.number,
              when: whenWords(seal.at, language),
              consumer: t(`dispute.sealed.${seal.consumer}`, { side: sideWords('consumer') }),
              merchant: t(`dispute.sealed.${seal.merchant}`, { side: sideWords('merchant') }),
            })}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('dispute.document')}</summary>
        <pre className="dispute-text">{of.document}</pre>
        <p className="small quiet">
          {t('dispute.hash')} <span className="code dispute-hash">{of.hash}</span>
        </p>
      </details>
      {of.open && (of.viewer === 'consumer' || of.viewer === 'merchant') && (
        <Signature of={of} signed={signedAt[of.viewer] !== null} />
      )}
    </section>
  )
}

function Signature({ of, signed }: { readonly of: DisputeView; readonly signed: boolean }) {
  const { t } = useText()
  const act = useAct(signDispute)
  if (signed) return <p className="note note-kept">{t('dispute.youSigned')}</p>
  const nothing = of.points.length === 0
  return (
    <div className="stack-tight no-print">
      {of.changedSince && <p className="note note-risk">{t('dispute.changed')}</p>}
      <p className="quiet small">{t(nothing ? 'dispute.needPoint' : 'dispute.signHelp')}</p>
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button
          type="primary"
          loading={act.busy}
          disabled={nothing}
          onClick={() => void act.run({ id: of.id, hash: of.hash })}
        >
          {t('dispute.sign')}
        </Button>
      </div>
    </div>
  )
}
