import { Link } from '@tanstack/react-router'
import { DayText } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

type Sent = { readonly receipt: string; readonly checkBy: string; readonly followedBy: string }

/** Shown once: the number, the date, and, for whoever has no account, the code. */
export function ReportSent({ of, code }: { readonly of: Sent; readonly code: string }) {
  const { t } = useText()
  return (
    <div className="page page-narrow stack" aria-live="polite">
      <h1>{t('reports.sent.title')}</h1>
      <p className="code report-number">{of.receipt}</p>
      <p>
        {t('reports.sent.checkBy')} <DayText day={of.checkBy} />
      </p>
      {of.followedBy === 'code' && (
        <section className="surface stack-tight">
          <h2>{t('reports.sent.code')}</h2>
          <p className="code report-number">{code}</p>
          <p className="quiet">{t('reports.sent.codeHelp')}</p>
        </section>
      )}
      <p className="note note-kept">{t('reports.new.protected')}</p>
      <p className="note note-risk">{t('reports.sent.retaliation')}</p>
      <p>
        <Link to="/reports/mine">{t('reports.sent.follow')}</Link>
      </p>
    </div>
  )
}
