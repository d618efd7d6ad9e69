import { useState } from 'react'
import { longestText } from '../../../../src/complaints/complaint.contract.ts'
import { listMergeTargets, mergeReport } from '../../../../src/complaints/reports/merge.contract.ts'
import type { ReportView } from '../../../../src/complaints/reports/report.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

/** Another open report of the shop that this one is checked together with, and why. */
export function MergeDialog({ of, onClose }: { readonly of: ReportView; readonly onClose: () => void }) {
  const { t } = useText()
  const [into, setInto] = useState('')
  const [reason, setReason] = useState('')
  const targets = useRoute(listMergeTargets, { id: of.id })
  const act = useAct(mergeReport)
  const rows = targets.data?.rows ?? []
  const send = async () => {
    if (await act.run({ id: of.id, version: of.version, into, reason })) onClose()
  }
  return (
    <DialogForm
      title={t('reports.merge.title')}
      onClose={onClose}
      onSend={() => void send()}
      send={t('reports.merge.send')}
      busy={act.busy}
      problem={act.problem}
      ready={into !== '' && reason.trim() !== ''}
    >
      <p className="quiet small">{t('reports.merge.help')}</p>
      {targets.problem && <Problem problem={targets.problem} onRetry={() => void targets.refetch()} />}
      {targets.loading && <Skeleton lines={2} />}
      {targets.data && rows.length === 0 && <p className="quiet">{t('reports.merge.none')}</p>}
      {rows.length > 0 && (
        <>
          <Field name="into" label={t('reports.merge.into')}>
            {(control) => (
              <select
                {...control}
                className="field-select"
                value={into}
                onChange={(event) => setInto(event.target.value)}
              >
                <option value="">{t('reports.merge.choose')}</option>
                {rows.map((row) => (
                  <option key={row.id} value={row.id}>
                    {[row.receipt, t(`reports.kind.${row.kind}`), row.item, t(`reports.state.${row.state}`)]
                      .filter(Boolean)
                      .join(' · ')}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <WordsField
            name="reason"
            label={t('reports.merge.reason')}
            help={t('reports.merge.reasonHelp')}
            most={longestText}
            value={reason}
            onChange={setReason}
          />
        </>
      )}
    </DialogForm>
  )
}
