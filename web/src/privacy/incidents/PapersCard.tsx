import { Button } from 'antd'
import { useState } from 'react'
import type { IncidentView } from '../../../../src/privacy/incident/incident.contract.ts'
import { signArgument } from '../../../../src/privacy/incident/report-routes.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { When } from '../../parts/When.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

/** What went to the authority, and what two people have to agree on. */
export function PapersCard({ of }: { readonly of: IncidentView }) {
  const { t } = useText()
  if (of.reports.length + of.arguments.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('incidents.papers')}</h2>
      <ul className="incident-rows">
        {of.reports.map((report) => (
          <li key={report.id}>
            <strong>{t(`incidents.report.${report.kind}`)}</strong> {report.authority}{' '}
            {report.number && <span className="code">{report.number}</span>}{' '}
            <span className="quiet small">
              <When at={report.submittedAt} />
            </span>
          </li>
        ))}
        {of.arguments.map((argument) => (
          <li key={argument.id} className="stack-tight">
            <strong>{t('incidents.argument.title')}</strong>
            <p className="incident-said">
              {of.words.find(({ about, step }) => about === argument.id && step === 'argue')?.text}
            </p>
            <p className="quiet small">
              {argument.by} · <When at={argument.at} /> ·{' '}
              {argument.agreed === null
                ? t('incidents.argument.waits')
                : t(argument.agreed ? 'incidents.argument.agreed' : 'incidents.argument.refused', {
                    name: argument.signedBy ?? '',
                  })}
            </p>
            {argument.maySign && of.state !== 'closed' && <SignForm id={of.id} argument={argument.id} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function SignForm({ id, argument }: { readonly id: string; readonly argument: string }) {
  const { t } = useText()
  const [why, setWhy] = useState('')
  const act = useAct(signArgument)
  const send = (agreed: boolean) => void act.run({ id, argument, agreed, why })
  const short = why.trim().length < 4
  return (
    <div className="stack inset no-print">
      {act.problem && <Problem problem={act.problem} />}
      <WordsField name="sign" label={t('incidents.why')} most={2000} value={why} onChange={setWhy} />
      <div className="actions">
        <Button loading={act.busy} disabled={short} onClick={() => send(true)}>
          {t('incidents.argument.sign')}
        </Button>
        <Button disabled={short || act.busy} onClick={() => send(false)}>
          {t('incidents.argument.refuse')}
        </Button>
      </div>
    </div>
  )
}
