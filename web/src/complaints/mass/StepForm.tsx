import { Button } from 'antd'
import * as contract from '../../../../src/complaints/mass/claim.contract.ts'
import type { ClaimStep, ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { DecisionForm } from './DecisionForm.tsx'
import { MergeForm } from './MergeForm.tsx'
import { SplitForm } from './SplitForm.tsx'
import { TextForm } from './TextForm.tsx'

type Props = {
  readonly step: ClaimStep
  readonly of: ClaimView
  readonly picked: readonly string[]
  readonly onDone: () => void
}

/** The form of one step. */
export function StepForm({ step, of, picked, onDone }: Props) {
  switch (step) {
    case 'add':
      return <AddForm of={of} onDone={onDone} />
    case 'elect':
      return <Saying route={contract.electRepresentatives} step={step} of={of} onDone={onDone} />
    case 'answer':
      return <Saying route={contract.answerClaim} step={step} of={of} onDone={onDone} />
    case 'announce':
      return <Saying route={contract.announceClaim} step={step} of={of} onDone={onDone} />
    case 'close':
      return <Saying route={contract.closeClaim} step={step} of={of} onDone={onDone} />
    case 'recuse':
      return <Saying route={contract.recuse} step={step} of={of} onDone={onDone} />
    case 'carry':
      return <CarryForm of={of} onDone={onDone} />
    case 'offer':
    case 'draft':
    case 'find':
      return <DecisionForm step={step} of={of} onDone={onDone} />
    case 'merge':
      return <MergeForm of={of} onDone={onDone} />
    case 'split':
      return <SplitForm of={of} picked={picked} onDone={onDone} />
  }
}

type Said =
  | typeof contract.electRepresentatives
  | typeof contract.answerClaim
  | typeof contract.announceClaim
  | typeof contract.closeClaim
  | typeof contract.recuse
type SayingProps = {
  readonly route: Said
  readonly step: 'elect' | 'answer' | 'announce' | 'close' | 'recuse'
  readonly of: ClaimView
  readonly onDone: () => void
}
function Saying({ route, step, of, onDone }: SayingProps) {
  const { t } = useText()
  const act = useAct(route, { done: onDone })
  const reason = step === 'close' || step === 'elect' || step === 'recuse'
  return (
    <TextForm
      act={act}
      label={t(reason ? 'mass.form.reason' : 'mass.form.text')}
      help={t(`mass.stepHelp.${step}`)}
      send={t(`mass.form.send.${step}`)}
      onSend={(text) => void act.run({ id: of.id, text })}
    />
  )
}

function AddForm({ of, onDone }: { readonly of: ClaimView; readonly onDone: () => void }) {
  const { t } = useText()
  const act = useAct(contract.addMembers, { done: onDone })
  return (
    <TextForm
      act={act}
      name="complaints"
      label={t('mass.form.receipts')}
      help={t('mass.stepHelp.add')}
      send={t('mass.form.send.add')}
      onSend={(text) =>
        void act.run({
          id: of.id,
          complaints: text
            .split(/[\s,，、;；]+/)
            .map((one) => one.trim().toUpperCase())
            .filter((one) => one !== ''),
        })
      }
    />
  )
}

function CarryForm({ of, onDone }: { readonly of: ClaimView; readonly onDone: () => void }) {
  const { t } = useText()
  const act = useAct(contract.carryOut, { done: onDone })
  return (
    <div className="stack">
      {act.problem && <Problem problem={act.problem} />}
      <p>{t('mass.stepHelp.carry')}</p>
      <div className="actions">
        <Button type="primary" loading={act.busy} onClick={() => void act.run({ id: of.id })}>
          {t('mass.form.send.carry')}
        </Button>
      </div>
    </div>
  )
}
