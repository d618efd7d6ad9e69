import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Demanding } from '../../../../src/complaints/demand/demand.contract.ts'
import { calculateRemedies, listRemedies } from '../../../../src/complaints/remedies/remedy.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { useRoute } from '../../api/hooks.ts'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { situationOfCase, type KnownOfCase } from '../remedies/prefill.ts'
import { isWorkedOut, Outcome } from './Outcome.tsx'
import { RuleFields, type Facts } from './RuleFields.tsx'
import '../remedies/remedies.css'

type Props = {
  readonly known: KnownOfCase
  /** Rules that are demanded already. */
  readonly taken: readonly string[]
  readonly send: string
  readonly busy?: boolean
  readonly problem?: ApiProblem | null
  readonly onSend: (demanding: Demanding) => void
  readonly onCancel: () => void
}

/** Which rule, its facts, what comes out: the consumer says expressly what is demanded, nothing is chosen beforehand. */
export function DemandForm({ known, taken, send, busy = false, problem = null, onSend, onCancel }: Props) {
  const { t, say } = useText()
  const start = situationOfCase(known)
  const [remedy, setRemedy] = useState<string | null>(null)
  const [facts, setFacts] = useState<Facts>({ answers: start.answers, choices: {} })
  const catalogue = useRoute(listRemedies, known.boughtOn ? { onDay: known.boughtOn } : {})
  const situation = {
    ...start,
    topics: [],
    answers: facts.answers,
    choices: remedy === null ? {} : { [remedy]: { ...facts.choices } },
    demands: remedy === null ? [] : [remedy],
  }
  const result = useRoute(calculateRemedies, situation, { keep: true, enabled: remedy !== null })
  const rules = (catalogue.data?.remedies ?? []).filter(({ id, formula }) => formula.length > 0 && !taken.includes(id))
  const fits = ({ topics }: (typeof rules)[number]) => topics.some((topic) => start.topics.includes(topic))
  const rule = rules.find(({ id }) => id === remedy)
  const option = (one: (typeof rules)[number]) => ({ value: one.id, label: say(one.title) })
  const groups = [
    { label: t('demand.forThis'), options: rules.filter((one) => one.punitive !== null && fits(one)).map(option) },
    { label: t('demand.punitive'), options: rules.filter((one) => one.punitive !== null && !fits(one)).map(option) },
    { label: t('demand.others'), options: rules.filter((one) => one.punitive === null).map(option) },
  ].filter(({ options }) => options.length > 0)
  const keep = () => {
    if (!rule || remedy === null) return
    const answers = Object.fromEntries(Object.entries(facts.answers).filter(([id]) => rule.questions.includes(id)))
    onSend({ remedy, answers, choices: { ...facts.choices }, ...(known.boughtOn && { happenedOn: known.boughtOn }) })
  }
  return (
    <FieldScope name="demand">
      <div className="stack">
        {problem && <Problem problem={problem} />}
        <Field
          name="remedy"
          problem={problem}
          label={t('demand.which')}
          help={rule ? say(rule.summary) : t('demand.whichHelp')}
        >
          {(control) => (
            <Select
              {...control}
              loading={catalogue.loading}
              value={remedy}
              options={groups}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(chosen: string) => {
                setRemedy(chosen)
                setFacts({ ...facts, choices: {} })
              }}
            />
          )}
        </Field>
        {rule && (
          <>
            {rule.punitive && <p className="note">{t('demand.needsFinding', { what: say(rule.punitive.words) })}</p>}
            <RuleFields
              key={rule.id}
              rule={rule}
              questions={catalogue.data?.questions ?? []}
              facts={facts}
              onChange={setFacts}
              chooses="consumer"
              problem={problem}
            />
            <Outcome id={rule.id} result={result.data} />
          </>
        )}
        <div className="actions">
          <Button
            type="primary"
            loading={busy}
            disabled={rule === undefined || !isWorkedOut(rule.id, result.data)}
            onClick={keep}
          >
            {send}
          </Button>
          <Button onClick={onCancel}>{t('parts.form.cancel')}</Button>
        </div>
      </div>
    </FieldScope>
  )
}
