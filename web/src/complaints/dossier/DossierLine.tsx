import {
  readDossierArchive,
  readDossierPdf,
  type DossierView,
} from '../../../../src/complaints/dossier/dossier.contract.ts'
import { useDoor } from '../../api/door.ts'
import { requestOf } from '../../api/url.ts'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { DayText, When } from '../../parts/When.tsx'
import { bytesWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

const tones: Readonly<Record<DossierView['state'], Tone>> = {
  waiting: 'info',
  typesetting: 'info',
  packing: 'info',
  ready: 'kept',
  failed: 'danger',
  expired: 'plain',
}

/** One that was made: how far it is, the two files to take along, and the sums by which they are known again. */
export function DossierLine(props: { readonly id: string; readonly of: DossierView; readonly forStaff: boolean }) {
  const { t, say } = useText()
  const { id, of, forStaff } = props
  const door = useDoor()
  const input = { id, dossier: of.id }
  const running = ['waiting', 'typesetting', 'packing'].includes(of.state)
  return (
    <article className="inset stack-tight">
      <p className="row">
        <strong>
          <When at={of.requestedAt} />
        </strong>
        <StateTag tone={tones[of.state]}>{t(`dossier.state.${of.state}`)}</StateTag>
        {of.purpose === 'confirmation' && <StateTag tone="risk">{t('dossier.pack.confirmationDraft')}</StateTag>}
        {of.purpose === 'small-claims' && <StateTag tone="risk">{t('dossier.pack.smallClaimsDraft')}</StateTag>}
        {of.purpose === 'sealed' && <StateTag tone="info">{t('dossier.sealed')}</StateTag>}
        <span className="quiet small">
          {forStaff && `${t(`dossier.of.${of.side}`)} · `}
          {t(`dossier.in.${of.language}`)}
          {of.requestedBy && ` · ${of.requestedBy}`}
        </span>
      </p>
      {running && <progress className="dossier-progress" max={1} value={of.share} aria-label={t('dossier.progress')} />}
      {of.reason && <p className="field-error">{say(of.reason)}</p>}
      {of.state === 'ready' && (
        <p className="row">
          {of.pdf && (
            <a href={requestOf(door(readDossierPdf), input).url} download>
              {t('dossier.pdf', { pages: of.pages ?? 0, size: bytesWords(of.pdf.bytes) })}
            </a>
          )}
          {of.archive && (
            <a href={requestOf(door(readDossierArchive), input).url} download>
              {t('dossier.zip', { files: of.evidence ?? 0, size: bytesWords(of.archive.bytes) })}
            </a>
          )}
        </p>
      )}
      {of.state === 'ready' && of.keepUntil && (
        <p className="quiet small">
          {t('dossier.keepUntil')} <DayText day={of.keepUntil} />
        </p>
      )}
      {(of.pdf || of.archive) && (
        <details className="small">
          <summary>{t('dossier.sums')}</summary>
          {of.pdf && <p className="code dossier-sum">PDF {of.pdf.sha256}</p>}
          {of.archive && <p className="code dossier-sum">ZIP {of.archive.sha256}</p>}
        </details>
      )}
    </article>
  )
}
