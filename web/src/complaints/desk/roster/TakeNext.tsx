import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { takeNext } from '../../../../../src/complaints/desk/roster/roster.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { useText } from '../../../text/text.ts'

/** The most urgent complaint that nobody has: taken and opened with one press. */
export function TakeNext() {
  const { t } = useText()
  const navigate = useNavigate()
  const act = useAct(takeNext, { done: ({ id }) => void navigate({ to: `/complaints/${id}` }) })
  return (
    <div className="stack-tight">
      <Button loading={act.busy} onClick={() => void act.run({})}>
        {t('roster.next')}
      </Button>
      {act.problem && <Problem problem={act.problem} />}
    </div>
  )
}
