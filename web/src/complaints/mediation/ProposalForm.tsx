import { Button, Input, Select } from 'antd'
import { z } from 'zod'
import { remedies, Remedy } from '../../../../src/complaints/complaint.contract.ts'
import { mostTerms, propose, type MediationView } from '../../../../src/complaints/mediation/mediation.contract.ts'
import { useAct } from '../../api/hooks.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { useDraft } from '../../parts/draft.ts'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { fenOf, moneySigns, type Currency } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { PartDraft, PartFields } from './PartFields.tsx'

const By = z.enum(['merchant', 'consumer'])
const TermDraft = z.object({
  by: By,
  remedy: Remedy,
  amount: z.string(),
  dueOn: z.string(),
  note: z.string(),
  line: z.string().default(''),
})
type TermDraft = z.infer<typeof TermDraft>
const Draft = z.object({
  text: z.string(),
  terms: z.array(TermDraft),
  ...PartDraft.shape,
})
const blank: TermDraft = { by: 'merchant', remedy: 'refund', amount: '', dueOn: '', note: '', line: '' }

/** Who does what for how much until when, and a sentence about it; what is being written survives a reload. */
export function ProposalForm({ of, onDone }: { readonly of: MediationView; readonly onDone: () => void }) {
  const { t } = useText()
  const draft = useDraft(`proposal.${of.id}`, Draft, { ...PartDraft.parse({}), text: '', terms: [blank] })
  const act = useAct(propose)
  const { terms, text, partRemedies, partAmount, partLines } = draft.value
  const inDispute = of.lines.filter((line) => line.inDispute)
  const asked = partAmount.trim() === '' ? 0 : (fenOf(partAmount) ?? -1)
  const lineIds = inDispute.filter(({ id }) => partLines.includes(id)).map(({ id }) => id)
  const may = { all: true, part: of.partly, lines: inDispute.length > 1 }
  const settling = may[draft.value.settling] ? draft.value.settling : 'all'
  const lines = settling === 'lines' ? inDispute.filter(({ id }) => lineIds.includes(id)) : inDispute
  const set = (place: number, part: Partial<TermDraft>) =>
    draft.change({ terms: terms.map((term, at) => (at === place ? { ...term, ...part } : term)) })
  const send = async () => {
    const input = {
      id: of.complaint,
      text,
      ...(settling === 'lines' && { settles: { lineIds } }),
      ...(settling === 'part' && { settles: { remedies: partRemedies, amountFen: asked } }),
      terms: terms.map(({ by, remedy, amount, dueOn, note, line }) => ({
        by,
        remedy,
        amountFen: fenOf(amount) ?? 0,
        dueOn,
        note,
        ...(lines.some(({ id }) => id === line) && { lineId: line }),
      })),
    }
    if ((await act.run(input)) === undefined) return
    draft.discard()
    onDone()
  }
  const ready =
    text.trim().length >= 10 &&
    terms.every(({ dueOn, amount }) => dueOn && (!amount || fenOf(amount) !== null)) &&
    (settling !== 'lines' || lineIds.length > 0) &&
    (settling !== 'part' || (partRemedies.length > 0 && asked >= 0))
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ProblemSummary problem={act.problem} labels={{ text: t('mediation.text') }} />
      {(may.part || may.lines) && (
        <PartFields of={of} value={{ ...draft.value, settling }} problem={act.problem} change={draft.change} />
      )}
      {terms.map((term, place) => (
        <TermFields
          key={place}
          place={place}
          term={term}
          currency={of.currency}
          lines={lines}
          problem={act.problem}
          change={(part) => set(place, part)}
        />
      ))}
      <div className="actions">
        <Button disabled={terms.length >= mostTerms} onClick={() => draft.change({ terms: [...terms, blank] })}>
          {t('mediation.addTerm')}
        </Button>
        <Button disabled={terms.length < 2} onClick={() => draft.change({ terms: terms.slice(0, -1) })}>
          {t('mediation.dropTerm')}
        </Button>
      </div>
      <WordsField
        name="text"
        label={t('mediation.text')}
        help={t('mediation.textHelp')}
        problem={act.problem}
        upTo={12}
        most={5000}
        value={text}
        onChange={(text) => draft.change({ text })}
      />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={!ready}>
          {t('mediation.propose')}
        </Button>
        <Button onClick={onDone}>{t('complaints.step.cancel')}</Button>
      </div>
    </form>
  )
}

type TermProps = {
  readonly place: number
  readonly term: TermDraft
  readonly currency: Currency
  /** What a term can be for, where there is a choice. */
  readonly lines: MediationView['lines']
  readonly problem: ApiProblem | null
  readonly change: (part: Partial<TermDraft>) => void
}
function TermFields({ place, term, currency, lines, problem, change }: TermProps) {
  const { t } = useText()
  const name = (field: string) => `terms.${place}.${field}`
  return (
    <fieldset className="choices">
      <legend>{t('mediation.termN', { n: place + 1 })}</legend>
      {lines.length > 1 && (
        <Field name={name('lineId')} label={t('mediation.termLine')} problem={problem}>
          {(control) => (
            <Select
              {...control}
              value={lines.some(({ id }) => id === term.line) ? term.line : ''}
              options={[
                { value: '', label: t('mediation.termAllLines') },
                ...lines.map(({ id, title }) => ({ value: id, label: title })),
              ]}
              onChange={(line: string) => change({ line })}
            />
          )}
        </Field>
      )}
      <div className="row">
        <Field name={name('by')} label={t('mediation.by')} problem={problem}>
          {(control) => (
            <Select
              {...control}
              value={term.by}
              options={By.options.map((by) => ({ value: by, label: t(`complaints.side.${by}`) }))}
              onChange={(by) => change({ by })}
            />
          )}
        </Field>
        <Field name={name('remedy')} label={t('complaints.step.remedy')} problem={problem}>
          {(control) => (
            <Select
              {...control}
              value={term.remedy}
              options={remedies.map((remedy) => ({ value: remedy, label: t(`complaints.remedy.${remedy}`) }))}
              onChange={(remedy) => change({ remedy })}
            />
          )}
        </Field>
        <Field name={name('amountFen')} label={t('complaints.step.amount')} required={false} problem={problem}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              prefix={moneySigns[currency]}
              value={term.amount}
              onChange={(event) => change({ amount: event.target.value })}
            />
          )}
        </Field>
        <Field name={name('dueOn')} label={t('mediation.dueOn')} problem={problem}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={term.dueOn}
              onChange={(event) => change({ dueOn: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field name={name('note')} label={t('mediation.note')} required={false} problem={problem}>
        {(control) => (
          <Input
            {...control}
            maxLength={300}
            value={term.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  )
}
