import { Button } from 'antd'
import { useState } from 'react'
import { correctRuling, type RulingView } from '../../../../src/complaints/ruling/ruling.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { FieldScope } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Props = { readonly complaint: string; readonly row: RulingView }

/** What a ruling that is out rests on, and the slips that were put right in it. */
export function Issued({ complaint, row }: Props) {
  const { t, language } = useText()
  const [correcting, setCorrecting] = useState(false)
  if (row.at === null) return null
  const join = (words: readonly string[]) => words.join(language === 'zh' ? '；' : '; ')
  return (
    <>
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
      {correcting && <CorrectDialog complaint={complaint} row={row} onClose={() => setCorrecting(false)} />}
    </>
  )
}

function CorrectDialog({ complaint, row, onClose }: Props & { readonly onClose: () => void }) {
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
      onSend={() => void act.run({ id: complaint, ruling: row.id, wrong, instead, text })}
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
