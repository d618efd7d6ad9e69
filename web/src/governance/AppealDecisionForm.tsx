import { Button, Input } from 'antd'
import { useState } from 'react'
import { decideAppeal } from '../../../src/governance/penalties/penalty-routes.contract.ts'
import { AppealDecision, type PenaltyView } from '../../../src/governance/penalties/penalty.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Radios } from '../parts/Radios.tsx'
import { WordsField } from '../parts/WordsField.tsx'
import { useText } from '../text/text.ts'
import { PreviewBox } from './PreviewBox.tsx'

/** It stands, has fewer points, or never was; what that changes is shown before. */
export function AppealDecisionForm({ of }: { readonly of: PenaltyView }) {
  const { t } = useText()
  const [decision, setDecision] = useState<AppealDecision>('uphold')
  const [points, setPoints] = useState('0')
  const [text, setText] = useState('')
  const act = useAct(decideAppeal)
  const lower = decision === 'lower' ? { points: Number(points) } : {}
  const fits = decision !== 'lower' || (points !== '' && Number(points) < (of.points ?? 0))
  return (
    <form
      className="stack inset"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id: of.id, version: of.version, decision, text, ...lower })
      }}
    >
      <Radios
        legend={t('penalties.appeal.legend')}
        problem={act.problem}
        name="decision"
        value={decision}
        options={AppealDecision.options.map((value) => ({ value, label: t(`penalties.appeal.${value}`) }))}
        onChange={setDecision}
      />
      {decision === 'lower' && (
        <Field
          name="points"
          label={t('penalties.appeal.points')}
          help={t('penalties.appeal.pointsHelp', { n: of.points ?? 0 })}
          problem={act.problem}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={2}
              value={points}
              onChange={(event) => setPoints(event.target.value.replaceAll(/\D/g, ''))}
            />
          )}
        </Field>
      )}
      {decision !== 'uphold' && fits && <PreviewBox id={of.id} decision={decision} {...lower} />}
      <WordsField
        name="text"
        label={t('penalties.step.decide-appeal.label')}
        help={t('penalties.step.decide-appeal.help')}
        problem={act.problem}
        upTo={12}
        most={5000}
        value={text}
        onChange={setText}
      />
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={text.trim() === '' || !fits}>
          {t(`penalties.appeal.send.${decision}`)}
        </Button>
      </div>
    </form>
  )
}
