import { Button } from 'antd'
import { useState } from 'react'
import { checkReport, type ReportStep, type ReportView } from '../../../../src/complaints/reports/report.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { CloseForm, DecideForm, ExtendForm, ReviewForm } from './StepForms.tsx'

/** What can be done now; a step that cannot be taken says why. */
export function ReportSteps({ of }: { readonly of: ReportView }) {
  const { t, say } = useText()
  const { me } = useSession()
  const [open, setOpen] = useState<ReportStep | null>(null)
  const act = useAct(checkReport)
  const acts = me?.roles.some((role) => role === 'agent' || role === 'governance-officer') ?? false
  const possible = of.steps.filter(({ step, allowed }) => allowed || (step === 'review' && of.state === 'reviewing'))
  if (!acts || possible.length === 0) return null
  return (
    <section className="stack-tight">
      <h3>{t('reports.step.title')}</h3>
      {act.problem && <Problem problem={act.problem} />}
      <div className="row">
        {possible.map(({ step, allowed, reason }) => (
          <Button
            key={step}
            disabled={!allowed}
            title={reason ? say(reason) : undefined}
            loading={step === 'check' && act.busy}
            onClick={() => (step === 'check' ? void act.run({ id: of.id, version: of.version }) : setOpen(step))}
          >
            {t(`reports.step.${step}`)}
          </Button>
        ))}
      </div>
      {possible.map(
        ({ step, reason }) =>
          reason && (
            <p key={step} className="quiet small">
              {say(reason)}
            </p>
          ),
      )}
      {open === 'extend' && <ExtendForm of={of} />}
      {open === 'decide' && <DecideForm of={of} />}
      {open === 'merge' && (
        <FieldScope name="merge">
          <MergeDialog of={of} onClose={() => setOpen(null)} />
        </FieldScope>
      )}
      {open === 'close' && <CloseForm of={of} />}
      {open === 'review' && <ReviewForm of={of} />}
    </section>
  )
}
