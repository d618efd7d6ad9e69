import { Checkbox, Input, Radio, Select } from 'antd'
import { readDispute } from '../../../../src/complaints/dispute/dispute.contract.ts'
import { readDemands, type DemandView } from '../../../../src/complaints/demand/demand.contract.ts'
import { calculateRemedies, listRemedies } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { amountText } from '../remedies/amount.tsx'
import { emptySituation } from '../remedies/situation.ts'
import type { StepFieldProps } from '../step-draft.ts'
import { emptyAward, type AwardDraft } from './award-draft.ts'
import { Outcome } from './Outcome.tsx'
import { RuleFields } from './RuleFields.tsx'

/** Whether and why what is demanded by law is awarded: nothing is, unless whoever decides says so for each. */
export function AwardFields({ of, value, change, problem }: StepFieldProps) {
  const { t, say } = useText()
  const { data } = useRoute(readDemands, { id: of.id })
  const open = (data?.rows ?? []).filter(({ withdrawnAt }) => withdrawnAt === null)
  if (open.length === 0) return null
  const set = (id: string, award: AwardDraft | null) => {
    const { [id]: _, ...others } = value.awards
    change({ awards: award === null ? others : { ...others, [id]: award } })
  }
  const chosen = Object.keys(value.awards)
  return (
    <fieldset className="stack award-fields">
      <legend>
        <strong>{t('demand.award.title')}</strong>
      </legend>
      <p className="quiet small">{t('demand.award.help')}</p>
      {open.map((demand) => {
        const award = value.awards[demand.id]
        return (
          <div key={demand.id} className="stack">
            <Checkbox
              checked={award !== undefined}
              onChange={({ target }) => set(demand.id, target.checked ? emptyAward(demand) : null)}
            >
              {t('demand.award.grant', { what: say(demand.title), amount: amountText(demand.amount) })}
            </Checkbox>
            {award && (
              <One
                of={of}
                demand={demand}
                award={award}
                at={`awards.${chosen.indexOf(demand.id)}.`}
                onChange={(next) => set(demand.id, next)}
                problem={problem}
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

type Props = Pick<StepFieldProps, 'of' | 'problem'> & {
  readonly demand: DemandView
  readonly award: AwardDraft
  readonly at: string
  readonly onChange: (award: AwardDraft) => void
}
function One({ of, demand, award, at, onChange, problem }: Props) {
  const { t, say } = useText()
  const catalogue = useRoute(listRemedies, { onDay: demand.happenedOn })
  const dispute = useRoute(readDispute, { id: of.id })
  const rule = catalogue.data?.remedies.find(({ id }) => id === demand.remedy?.id)
  const id = rule?.id ?? ''
  const situation = {
    ...emptySituation,
    happenedOn: demand.happenedOn,
    answers: award.answers,
    choices: { [id]: { ...award.choices, ...demand.choices } },
  }
  const result = useRoute(calculateRemedies, situation, { keep: true, enabled: rule !== undefined })
  if (!rule) return null
  const one = result.data?.remedies.find((remedy) => remedy.id === id)
  const exhibits = dispute.data?.exhibits ?? []
  return (
    <div className="inset stack">
      <p className="quiet small">{t('demand.award.facts')}</p>
      <RuleFields
        rule={rule}
        questions={catalogue.data?.questions ?? []}
        facts={award}
        onChange={(facts) => onChange({ ...award, answers: { ...facts.answers }, choices: { ...facts.choices } })}
        chooses="person"
        at={at}
        problem={problem}
      />
      {rule.asks.some(({ decidedBy }) => decidedBy === 'person') && (
        <WordsField
          name={`${at}why`}
          label={t('demand.award.why')}
          problem={problem}
          most={2000}
          value={award.why}
          onChange={(why) => onChange({ ...award, why })}
        />
      )}
      <Outcome id={id} result={result.data} />
      {one?.decidedByPerson && (
        <Field name={`${at}withinFen`} label={t('demand.award.within')} problem={problem}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              prefix="¥"
              value={award.within}
              onChange={({ target }) => onChange({ ...award, within: target.value })}
            />
          )}
        </Field>
      )}
      <Field
        name={`${at}finding.by`}
        label={t('demand.award.by', { what: rule.punitive ? say(rule.punitive.words) : t('demand.award.facts2') })}
        problem={problem}
      >
        {({ id: field }) => (
          <Radio.Group
            id={field}
            value={award.by}
            options={(catalogue.data?.finders ?? []).map((finder) => ({ value: finder.id, label: say(finder.words) }))}
            onChange={(event) => onChange({ ...award, by: event.target.value })}
          />
        )}
      </Field>
      <WordsField
        name={`${at}finding.text`}
        label={t('demand.award.finding')}
        problem={problem}
        most={5000}
        value={award.finding}
        onChange={(finding) => onChange({ ...award, finding })}
      />
      <Field
        name={`${at}finding.evidence`}
        label={t('demand.award.evidence')}
        help={exhibits.length === 0 ? t('demand.award.noEvidence') : t('demand.award.evidenceHelp')}
        problem={problem}
      >
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={award.evidence}
            options={exhibits
              .filter(({ finding }) => finding?.admitted !== 'not')
              .map(({ number, file }) => ({ value: file.id, label: `${number}. ${file.name}` }))}
            onChange={(evidence: string[]) => onChange({ ...award, evidence })}
          />
        )}
      </Field>
    </div>
  )
}
