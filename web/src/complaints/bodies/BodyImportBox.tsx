import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { BodyImport, bodyImportRows, importBodies } from '../../../../src/complaints/bodies/body.contract.ts'
import { newKey, problemOf, send } from '../../api/call.ts'
import { asProblem, type ApiProblem } from '../../api/problem.ts'
import { requestOf } from '../../api/url.ts'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { currentLanguage } from '../../text/language.ts'
import { useText } from '../../text/text.ts'

/** A table of bodies; every row is accounted for. */
export function BodyImportBox() {
  const { t, say } = useText()
  const id = useId()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [report, setReport] = useState<BodyImport | null>(null)
  const run = async (file: File) => {
    setBusy(true)
    setProblem(null)
    try {
      setReport(await sendBodies(file))
      await client.invalidateQueries()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="stack">
      <p className="quiet">{t('bodies.import.help', { rows: bodyImportRows })}</p>
      <p className="code small">{t('bodies.import.columns')}</p>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,text/csv"
        className="only-read-aloud"
        aria-label={t('bodies.import.choose')}
        disabled={busy}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void run(file)
        }}
      />
      <Button
        type="primary"
        loading={busy}
        tabIndex={-1}
        aria-hidden="true"
        onClick={() => document.getElementById(id)?.click()}
      >
        {t('bodies.import.choose')}
      </Button>
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
    </div>
  )
}

async function sendBodies(file: File): Promise<BodyImport> {
  const { url } = requestOf(importBodies, { fileName: file.name })
  const response = await send(url, {
    method: importBodies.method,
    headers: {
      accept: 'application/json',
      'accept-language': currentLanguage(),
      'content-type': 'application/octet-stream',
      'idempotency-key': newKey(),
    },
    body: file,
  })
  if (!response.ok) throw await problemOf(response)
  return BodyImport.parse(await response.json())
}
