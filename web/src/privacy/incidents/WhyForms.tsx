import { Button } from 'antd'
import { useState } from 'react'
import type { IncidentView } from '../../../../src/privacy/incident/incident.contract.ts'
import { argueIncident, closeIncident } from '../../../../src/privacy/incident/report-routes.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Props = { readonly of: IncidentView; readonly onDone: () => void }

export function ArgueForm({ of, onDone }: Props) {
  const { t } = useText()
  const act = useAct(argueIncident, { done: onDone })
  return <WhyForm act={act} send={t('incidents.step.argue.send')} onSend={(why) => void act.run({ id: of.id, why })} />
}

export function CloseForm({ of, onDone }: Props) {
  const { t } = useText()
  const act = useAct(closeIncident, { done: onDone })
  return <WhyForm act={act} send={t('incidents.step.close.send')} onSend={(why) => void act.run({ id: of.id, why })} />
}

type Acting = Pick<ReturnType<typeof useAct>, 'busy' | 'problem'>
function WhyForm(props: { readonly act: Acting; readonly send: string; readonly onSend: (why: string) => void }) {
  const { t } = useText()
  const [why, setWhy] = useState('')
  const { busy, problem } = props.act
  return (
    <form
      className="stack inset"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSend(why)
      }}
    >
      {problem && <Problem problem={problem} />}
      <WordsField
        name="why"
        label={t('incidents.why')}
        problem={problem}
        most={2000}
        upTo={8}
        value={why}
        onChange={setWhy}
      />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={busy} disabled={why.trim().length < 4}>
          {props.send}
        </Button>
      </div>
    </form>
  )
}
