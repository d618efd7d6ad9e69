import { Button } from 'antd'
import { useState } from 'react'
import {
  Admitted,
  assessEvidence,
  findOnEvidence,
  Opinion,
  type Admitted as AdmittedName,
  type DisputeView,
  type ExhibitView,
  type Opinion as OpinionName,
} from '../../../../src/complaints/dispute/dispute.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { useText } from '../../text/text.ts'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'

const parts = ['authentic', 'lawful', 'relevant'] as const
type Opinions = Readonly<Record<(typeof parts)[number], OpinionName>>

/** What a side, or the platform, makes of one piece of evidence. */
export function AssessForm(props: {
  readonly of: DisputeView
  readonly exhibit: ExhibitView
  readonly onDone: () => void
}) {
  const { of, exhibit, onDone } = props
  const { t } = useText()
  const finds = of.viewer !== 'consumer' && of.viewer !== 'merchant'
  const before = of.viewer === 'consumer' || of.viewer === 'merchant' ? exhibit[of.viewer] : exhibit.finding
  const [opinions, setOpinions] = useState<Opinions>({
    authentic: before?.authentic ?? 'yes',
    lawful: before?.lawful ?? 'yes',
    relevant: before?.relevant ?? 'yes',
  })
  const [admitted, setAdmitted] = useState<AdmittedName>(exhibit.finding?.admitted ?? 'whole')
  const [note, setNote] = useState(before?.note ?? '')
  const assess = useAct(assessEvidence, { done: onDone })
  const find = useAct(findOnEvidence, { done: onDone })
  const act = finds ? find : assess
  const base = { id: of.id, file: exhibit.file.id, ...opinions }
  const field = finds ? 'reason' : 'note'
  const label = finds ? t('dispute.reason') : t('dispute.why')
  return (
    <form
      className="inset stack no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void (finds ? find.run({ ...base, admitted, reason: note }) : assess.run({ ...base, note }))
      }}
    >
      <ProblemSummary problem={act.problem} labels={{ [field]: label }} />
      {parts.map((part) => (
        <Radios
          key={part}
          legend={t(`dispute.opinion.${part}`)}
          hint={t(`dispute.opinionHelp.${part}`)}
          field={part}
          problem={act.problem}
          name={`${part}-${exhibit.file.id}`}
          value={opinions[part]}
          options={Opinion.options.map((value) => ({ value, label: t(`dispute.answer.${value}`) }))}
          onChange={(value) => setOpinions({ ...opinions, [part]: value })}
        />
      ))}
      {finds && (
        <Radios
          legend={t('dispute.result')}
          field="admitted"
          problem={act.problem}
          name={`admitted-${exhibit.file.id}`}
          value={admitted}
          options={Admitted.options.map((value) => ({ value, label: t(`dispute.admitted.${value}`) }))}
          onChange={setAdmitted}
        />
      )}
      <WordsField
        name={field}
        label={label}
        required={finds || Object.values(opinions).includes('no')}
        help={t(finds ? 'dispute.reasonHelp' : 'dispute.whyHelp')}
        problem={act.problem}
        rows={2}
        upTo={8}
        most={finds ? 5000 : 1000}
        value={note}
        onChange={setNote}
      />
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy}>
          {t('dispute.save')}
        </Button>
        <Button onClick={onDone}>{t('dispute.cancel')}</Button>
      </div>
    </form>
  )
}
