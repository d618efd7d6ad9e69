import { readWitnesses } from '../../../src/kernel/proof/witness/witness.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'

/** Who outside of the platform signs how the log stands, and whose logs this installation signs for. */
export function Witnesses() {
  const { t } = useText()
  const { data } = useRoute(readWitnesses, {})
  if (!data) return null
  const { ours, others, verifier } = data
  return (
    <section className="surface stack">
      <h2>{t('proof.witness.title')}</h2>
      <p>{ours.length > 0 ? t('proof.witness.lead') : t('proof.witness.nobody')}</p>
      {ours.length > 0 && (
        <ul className="stack-tight">
          {ours.map((one) => (
            <li key={one.verifier}>
              <strong>{one.name}</strong>{' '}
              {one.signedAt ? (
                <>
                  {t('proof.witness.upTo', { size: one.size })} <When at={one.signedAt} />
                </>
              ) : (
                t('proof.witness.notYet')
              )}
              {one.problem && <p>{t(`proof.witness.problem.${one.problem}`)}</p>}
              <p className="quiet">
                <code className="verify-text">{one.verifier}</code>
              </p>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <>
          <p>{t('proof.witness.others')}</p>
          <ul>
            {others.map((one) => (
              <li key={one.origin}>
                {one.origin} {t('proof.witness.upTo', { size: one.size })} <When at={one.signedAt} />
              </li>
            ))}
          </ul>
        </>
      )}
      {verifier && (
        <p>
          {t('proof.witness.ourKey')} <code className="verify-text">{verifier}</code>
        </p>
      )}
    </section>
  )
}
