import { Link } from '@tanstack/react-router'
import type { RequestView } from '../../../../src/privacy/request/request.contract.ts'
import { useText } from '../../text/text.ts'
import { whenWords } from '../../text/time.ts'

/** When it is carried out, until when it can be taken back, and the page that proves it. */
export function ErasureCard({ of }: { readonly of: RequestView }) {
  const { t, language } = useText()
  if (of.erasure === null || of.state === 'withdrawn' || of.state === 'refused') return null
  const { carryAt, certificate } = of.erasure
  const before = of.answeredAt === null
  return (
    <section className="surface stack-tight">
      <h2>{t(before ? 'erase.planned' : 'erase.certificate')}</h2>
      {before && carryAt && <p>{t('erase.plannedHelp', { at: whenWords(carryAt, language) })}</p>}
      {!before && carryAt && <p>{t('erase.again', { at: whenWords(carryAt, language) })}</p>}
      <p className="quiet">{t('erase.certificateHelp')}</p>
      <p>
        <Link to="/erasures/$id" params={{ id: certificate.replace('/erasures/', '') }}>
          {t('erase.openCertificate')}
        </Link>
      </p>
    </section>
  )
}
