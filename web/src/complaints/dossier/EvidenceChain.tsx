import { readEvidenceChain, type ChainView } from '../../../../src/complaints/chain/chain.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

/** Whether every piece of evidence is still the one that was taken in, in its order; piece by piece for whoever wants to compare. */
export function EvidenceChain({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data } = useRoute(readEvidenceChain, { id })
  if (!data || (data.count === 0 && data.broken === null)) return null
  return (
    <details className="small">
      <summary className={data.broken ? 'field-error' : undefined}>
        {data.broken
          ? t(`dossier.chain.${data.broken.why}`, { place: data.broken.place })
          : t('dossier.chain.whole', { n: data.count })}
      </summary>
      <p className="quiet">{t('dossier.chain.lead')}</p>
      <ol className="plain-list stack-tight">
        {data.links.map((one) => (
          <LinkOf key={one.place} of={one} />
        ))}
      </ol>
    </details>
  )
}

function LinkOf({ of }: { readonly of: ChainView['links'][number] }) {
  const { t } = useText()
  return (
    <li>
      <p className="row">
        <strong>{t('dossier.chain.place', { n: of.place })}</strong>
        {of.piece ? (
          <>
            <span>{of.piece.name}</span>
            <span className="quiet">
              {t(`dossier.of.${of.piece.side}`)} · <When at={of.piece.at} />
            </span>
          </>
        ) : (
          <span className="quiet">{t('dossier.chain.closed')}</span>
        )}
      </p>
      <p className="code dossier-sum">{of.link}</p>
    </li>
  )
}
