import { Input } from 'antd'
import { z } from 'zod'
import { Remedy } from '../../../../src/complaints/complaint.contract.ts'
import type { MediationView } from '../../../../src/complaints/mediation/mediation.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Checks } from '../../parts/Checks.tsx'
import { Field } from '../../parts/Field.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { moneySigns, moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

/** What of the matter a proposal settles; a draft that was saved before this was asked for is still good. */
export const PartDraft = z.object({
  settling: z.enum(['all', 'part', 'lines']).default('all'),
  partRemedies: z.array(Remedy).default([]),
  partAmount: z.string().default(''),
  partLines: z.array(z.string()).default([]),
})
type PartDraft = z.infer<typeof PartDraft>

/** Whether the proposal settles everything, or which part; the rest stays in mediation. */
export function PartFields(props: {
  readonly of: MediationView
  readonly value: PartDraft
  readonly problem: ApiProblem | null
  readonly change: (part: Partial<PartDraft>) => void
}) {
  const { of, value, problem, change } = props
  const { t, list } = useText()
  const inDispute = of.lines.filter((line) => line.inDispute)
  const staying = inDispute.filter(({ id }) => !value.partLines.includes(id))
  return (
    <>
      <Radios
        legend={t('mediation.part.legend')}
        field="settles"
        problem={problem}
        name="mediation-part"
        value={value.settling}
        options={[
          { value: 'all', label: t('mediation.part.all') },
          ...(of.partly ? [{ value: 'part' as const, label: t('mediation.part.part') }] : []),
          ...(inDispute.length > 1 ? [{ value: 'lines' as const, label: t('mediation.part.byLines') }] : []),
        ]}
        onChange={(settling) => change({ settling })}
      />
      {value.settling === 'lines' && (
        <div className="inset stack">
          <p className="quiet small">{t('mediation.part.linesHelp')}</p>
          <Field name="settles.lineIds" label={t('mediation.part.lines')} problem={problem}>
            {(control) => (
              <Checks
                control={control}
                label={t('mediation.part.lines')}
                options={inDispute.map(({ id, title, amountFen }) => ({
                  value: id,
                  label: `${title} ${moneyWords(amountFen, of.currency)}`,
                }))}
                value={value.partLines}
                onChange={(partLines) => change({ partLines })}
              />
            )}
          </Field>
          {value.partLines.length > 0 && staying.length > 0 && (
            <p className="small">
              {t('lines.staying', {
                items: list(staying.map(({ title }) => title)),
              })}
            </p>
          )}
        </div>
      )}
      {value.settling === 'part' && (
        <div className="inset stack">
          <p className="quiet small">{t('mediation.part.help')}</p>
          <Field name="settles.remedies" label={t('mediation.part.remedies')} problem={problem}>
            {(control) => (
              <Checks
                control={control}
                label={t('mediation.part.remedies')}
                options={of.claim.remedies.map((remedy) => ({
                  value: remedy,
                  label: t(`complaints.remedy.${remedy}`),
                }))}
                value={value.partRemedies}
                onChange={(partRemedies) => change({ partRemedies })}
              />
            )}
          </Field>
          {of.claim.amountFen > 0 && (
            <Field
              name="settles.amountFen"
              label={t('mediation.part.amount')}
              help={t('mediation.part.amountHelp', { amount: moneyWords(of.claim.amountFen, of.currency) })}
              problem={problem}
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="decimal"
                  prefix={moneySigns[of.currency]}
                  value={value.partAmount}
                  onChange={(event) => change({ partAmount: event.target.value })}
                />
              )}
            </Field>
          )}
        </div>
      )}
    </>
  )
}
