import { bodyImportRows, importBodies } from '../../../../src/complaints/bodies/body.contract.ts'
import { useFile } from '../../api/hooks.ts'
import { FileButton } from '../../parts/FileButton.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { PastBodyImports } from './PastBodyImports.tsx'

/** A table of bodies; every row is accounted for. */
export function BodyImportBox() {
  const { t, say } = useText()
  const { send, busy, problem, answer: report } = useFile(importBodies)
  return (
    <div className="stack">
      <p className="quiet">{t('bodies.import.help', { rows: bodyImportRows })}</p>
      <p className="code small">{t('bodies.import.columns')}</p>
      <FileButton
        label={t('bodies.import.choose')}
        busy={busy}
        onFile={(file) => send({ fileName: file.name }, file)}
      />
      <div aria-live="polite" className="stack">
        {problem && <Problem problem={problem} />}
        {report && (
          <>
            <p className="row">
              <StateTag tone="kept">{t('bodies.import.entered', { n: report.counts.entered })}</StateTag>
              <StateTag tone="info">{t('bodies.import.changed', { n: report.counts.changed })}</StateTag>
              <StateTag>{t('bodies.import.unchanged', { n: report.counts.unchanged })}</StateTag>
              <StateTag tone={report.counts.rejected > 0 ? 'risk' : 'plain'}>
                {t('bodies.import.rejected', { n: report.counts.rejected })}
              </StateTag>
            </p>
            <ul className="plain-list stack-tight small">
              {report.rows.flatMap(({ row, why }) =>
                why ? [<li key={row}>{t('bodies.import.row', { row, why: say(why) })}</li>] : [],
              )}
            </ul>
          </>
        )}
      </div>
      <PastBodyImports key={report?.id} shown={report?.id} />
    </div>
  )
}
