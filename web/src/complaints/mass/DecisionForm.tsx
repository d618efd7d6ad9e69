import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Remedy } from '../../../../src/complaints/complaint.contract.ts'
import {
  Decision,
  draftFormula,
  makeFinding,
  offerSettlement,
  type ClaimView,
} from '../../../../src/complaints/mass/claim.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { draftOf, formulaFrom } from './formula-draft.ts'
import { awardsFrom, FindingAwards, type AwardDrafts } from './FindingAwards.tsx'
import { FormulaFields } from './FormulaFields.tsx'

type Props = { readonly step: 'offer' | 'draft' | 'find'; readonly of: ClaimView; readonly onDone: () => void }

/** The formula, and for an offer or a finding the words that go with it. */
export function DecisionForm({ step, of, onDone }: Props) {
  const { t } = useText()
  const [remedy, setRemedy] = useState<Remedy>(of.draft?.remedy ?? 'refund')
  const [draft, setDraft] = useState(draftOf(of.draft?.formula))
  const [decision, setDecision] = useState<ReturnType<typeof Decision.parse>>('consumer')
  const [text, setText] = useState('')
  const [cites, setCites] = useState('')
  const [awards, setAwards] = useState<AwardDrafts>({})
  const acts = {
    offer: useAct(offerSettlement, { done: onDone }),
    draft: useAct(draftFormula, { done: onDone }),
    find: useAct(makeFinding, { done: onDone }),
  }
  const act = acts[step]
  const formula = formulaFrom(draft)
  const pays = step !== 'find' || decision !== 'merchant'
  const ready = formula !== null && (step === 'draft' || text.trim() !== '') && (step !== 'find' || cites.trim() !== '')
  const send = () => {
    if (!formula) return
    const common = { id: of.id, remedy, formula }
    if (step === 'draft') void acts.draft.run(common)
    if (step === 'offer') void acts.offer.run({ ...common, text })
    if (step === 'find')
      void acts.find.run({
        ...common,
        decision,
        text,
        cites: cites.split(/[\s,，、]+/).filter((one) => one !== ''),
        awards: awardsFrom(awards),
      })
  }
  const label = t(step === 'find' ? 'mass.form.reasons' : 'mass.form.text')
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <ProblemSummary
        problem={act.problem}
        labels={{ text: label, cites: t('mass.form.cites'), formula: t('mass.formula.kind') }}
      />
      <p className="quiet">{t(`mass.stepHelp.${step}`)}</p>
      {step === 'find' && (
        <Choice
          label={t('mass.form.decision')}
          value={decision}
          options={Decision.options.map((value) => ({ value, label: t(`mass.claim.decision.${value}`) }))}
          onChange={(value) => value && setDecision(value)}
        />
      )}
      {pays && <FormulaFields remedy={remedy} onRemedy={setRemedy} draft={draft} onDraft={setDraft} />}
      {step !== 'draft' && (
        <WordsField
          name="text"
          label={label}
          problem={act.problem}
          rows={4}
          upTo={14}
          most={5000}
          value={text}
          onChange={setText}
        />
      )}
      {step === 'find' && (
        <Field name="cites" label={t('mass.form.cites')} help={t('mass.form.citesHelp')} problem={act.problem}>
          {(control) => (
            <Input {...control} maxLength={400} value={cites} onChange={(event) => setCites(event.target.value)} />
          )}
        </Field>
      )}
      {step === 'find' && <FindingAwards claim={of.id} value={awards} onChange={setAwards} problem={act.problem} />}
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy} disabled={!ready}>
          {t(`mass.form.send.${step}`)}
        </Button>
      </div>
    </form>
  )
}
