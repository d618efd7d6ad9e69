import { Button } from 'antd'
import { useState } from 'react'
import { correctRuling, type RulingView } from '../../../../src/complaints/ruling/ruling.contract.ts'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { listRules } from '../../../../src/policies/rule.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { FieldScope } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { StepDraft } from '../step-draft.ts'

type Props = { readonly of: CaseView; readonly row: RulingView }

/** What a ruling that is out rests on, and the slips that were put right in it. */
export function Issued({ of, row }: Props) {
  const { t, language } = useText()
  const [correcting, setCorrecting] = useState(false)
  if (row.at === null) return null
  const join = (words: readonly string[]) => words.join(language === 'zh' ? '；' : '; ')
  return (
    <>
      <Result of={of} row={row} />
      {row.evidence.length > 0 && (
        <p className="small">
          {t('ruling.paper.restsOn')}
          {language === 'zh' ? '：' : ': '}
          {join(row.evidence.map(({ number, name }) => `${t('ruling.paper.exhibit', { n: number })} ${name}`))}
        </p>
      )}
      {row.corrections.map((one) => (
        <p key={one.at + one.wrong} className="small">
          {t('ruling.correct.done', { wrong: one.wrong, instead: one.instead })}{' '}
          <span className="quiet">{one.reason}</span>
        </p>
      ))}
      {row.corrects && (
        <p>
          <Button size="small" onClick={() => setCorrecting(true)}>
            {t('ruling.correct.open')}
          </Button>
        </p>
      )}
      {correcting && <CorrectDialog of={of} row={row} onClose={() => setCorrecting(false)} />}
    </>
  )
}

/** What was decided, in one line, and the rules that it rests on: readable without looking for it among what was said. */
function Result({ of, row }: Props) {
  const { t, say, clauses, named } = useText()
  const rules = useRoute(listRules, {}, { enabled: row.cites.length > 0 })
  const cited = (rules.data?.rows ?? []).filter(({ id }) => row.cites.includes(id))
  const decision = StepDraft.shape.decision.or(StepDraft.shape.reviewed).safeParse(row.decision).data
  if (!decision) return null
  const grants = row.remedy !== null && decision !== 'merchant' && (decision !== 'uphold' || (row.amountFen ?? 0) > 0)
  return (
    <>
      <p>
        <strong>{t(`mediation.ruling.decisions.${decision}`)}</strong>
        {grants && row.remedy && ` · ${t(`complaints.remedy.${row.remedy}`)}`}
        {grants && (row.amountFen ?? 0) > 0 && ` ${moneyWords(row.amountFen ?? 0, of.currency)}`}
      </p>
      {cited.length > 0 && (
        <p className="small">{named(t('ruling.rules'), clauses(cited.map(({ title }) => say(title))))}</p>
      )}
    </>
  )
}

function CorrectDialog({ of, row, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useText()
  const [wrong, setWrong] = useState('')
  const [instead, setInstead] = useState('')
  const [text, setText] = useState('')
  const act = useAct(correctRuling, { done: onClose })
  const labels = {
    wrong: t('ruling.correct.wrong'),
    instead: t('ruling.correct.instead'),
    text: t('ruling.correct.reason'),
  }
  const fields = [
    { name: 'wrong', value: wrong, change: setWrong },
    { name: 'instead', value: instead, change: setInstead },
    { name: 'text', value: text, change: setText },
  ] as const
  return (
    <DialogForm
      title={t('ruling.correct.title')}
      onClose={onClose}
      onSend={() => void act.run({ id: of.id, ruling: row.id, wrong, instead, text })}
      send={t('ruling.correct.send')}
      busy={act.busy}
      ready={[wrong, instead, text].every((words) => words.trim() !== '')}
    >
      <FieldScope name="correction">
        <ProblemSummary problem={act.problem} labels={labels} />
        <p className="quiet">{t('ruling.correct.help')}</p>
        {fields.map(({ name, value, change }) => (
          <WordsField
            key={name}
            name={name}
            label={labels[name]}
            problem={act.problem}
            upTo={6}
            most={name === 'text' ? 5000 : 300}
            value={value}
            onChange={change}
          />
        ))}
      </FieldScope>
    </DialogForm>
  )
}
