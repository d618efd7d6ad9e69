import { Button } from 'antd'
import { useState } from 'react'
import { assignReviewer, calibrate, type ReviewView } from '../../../../src/complaints/quality/quality.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { ReviewerField } from './ReviewerField.tsx'

/** Who reviews, or who looks a second time and independently. */
export function NameReviewer({ of, step }: { readonly of: ReviewView; readonly step: 'assign' | 'calibrate' }) {
  const { t } = useText()
  const [reviewer, setReviewer] = useState('')
  const assign = useAct(assignReviewer)
  const second = useAct(calibrate)
  const act = step === 'assign' ? assign : second
  return (
    <FieldScope name={step}>
      <form
        className="stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ id: of.id, reviewer })
        }}
      >
        <ReviewerField
          value={reviewer}
          onChange={setReviewer}
          problem={act.problem}
          {...(step === 'calibrate' && { label: t('quality.secondReviewer'), help: t('quality.secondHelp') })}
        />
        {act.problem && <Problem problem={act.problem} />}
        <div>
          <Button htmlType="submit" loading={act.busy} disabled={reviewer === ''}>
            {t(`quality.name.${step}`)}
          </Button>
        </div>
      </form>
    </FieldScope>
  )
}
