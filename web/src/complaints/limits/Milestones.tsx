import { Button } from 'antd'
import { useState } from 'react'
import {
  enterMilestone,
  withdrawMilestone,
  type LimitsView,
  type MilestoneKind,
  type MilestoneView,
} from '../../../../src/complaints/limits/limit.contract.ts'
import { milestoneWords } from '../../../../src/complaints/limits/milestone-words.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { useNow } from '../../parts/now.ts'
import { Problem } from '../../parts/Problem.tsx'
import { DayText } from '../../parts/When.tsx'
import { dayOf } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { TextField } from '../enter/TextField.tsx'

/** What happened at an authority, a courier or the shop's door: everybody reads it, an agent enters it and takes a mistake back. */
export function Milestones({ id, of }: { readonly id: string; readonly of: LimitsView }) {
  const { t } = useText()
  const [entering, setEntering] = useState(false)
  const mayEnter = of.mayEnter.length > 0
  if (of.milestones.length === 0 && !mayEnter) return null
  return (
    <div className="stack-tight">
      <h3>{t('limits.milestones')}</h3>
      {of.milestones.length === 0 && <p className="quiet">{t('limits.noMilestones')}</p>}
      <ul className="plain-list stack-tight">
        {of.milestones.map((one) => (
          <Line key={one.id} id={id} of={one} mayEnter={mayEnter} />
        ))}
      </ul>
      {mayEnter && (
        <p className="no-print">
          <Button onClick={() => setEntering(true)}>{t('limits.enter')}</Button>
        </p>
      )}
      {entering && <EnterDialog id={id} kinds={of.mayEnter} onClose={() => setEntering(false)} />}
    </div>
  )
}

type LineProps = { readonly id: string; readonly of: MilestoneView; readonly mayEnter: boolean }
function Line({ id, of, mayEnter }: LineProps) {
  const { t, say } = useText()
  const [taking, setTaking] = useState(false)
  const act = useAct(withdrawMilestone, { done: () => setTaking(false) })
  const words = say(milestoneWords[of.kind])
  return (
    <li className="row">
      <DayText day={of.happenedOn} />
      <span>{words}</span>
      {of.by && <span className="quiet small">{of.by}</span>}
      {mayEnter && (
        <button
          type="button"
          className="plain-button small no-print"
          aria-label={t('limits.takeBackOf', { what: words })}
          onClick={() => setTaking(true)}
        >
          {t('limits.takeBack')}
        </button>
      )}
      {taking && (
        <ConfirmDialog
          title={t('limits.takeBackOf', { what: words })}
          act={t('limits.takeBack')}
          busy={act.busy}
          problem={act.problem}
          onAct={() => void act.run({ id, milestone: of.id })}
          onClose={() => setTaking(false)}
        >
          {t('limits.takeBackHelp')}
        </ConfirmDialog>
      )}
    </li>
  )
}

type EnterProps = { readonly id: string; readonly kinds: readonly MilestoneKind[]; readonly onClose: () => void }
function EnterDialog({ id, kinds, onClose }: EnterProps) {
  const { t, say } = useText()
  const today = dayOf(useNow())
  const [kind, setKind] = useState<MilestoneKind | null>(kinds.length === 1 ? (kinds[0] ?? null) : null)
  const [happenedOn, setHappenedOn] = useState(today)
  const act = useAct(enterMilestone, { done: onClose })
  return (
    <Dialog title={t('limits.enter')} onClose={onClose}>
      <FieldScope name="milestone">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (kind) void act.run({ id, kind, happenedOn })
          }}
        >
          <p className="quiet">{t('limits.enterHelp')}</p>
          {act.problem && <Problem problem={act.problem} />}
          <Field name="kind" label={t('limits.what')} problem={act.problem}>
            {(control) => (
              <select
                {...control}
                className="field-select"
                value={kind ?? ''}
                onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? null)}
              >
                <option value="">{t('limits.choose')}</option>
                {kinds.map((value) => (
                  <option key={value} value={value}>
                    {say(milestoneWords[value])}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField
            name="happenedOn"
            type="date"
            label={t('limits.when')}
            required
            max={today}
            value={happenedOn}
            onChange={setHappenedOn}
            problem={act.problem}
          />
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={act.busy} disabled={kind === null || happenedOn === ''}>
              {t('limits.send')}
            </Button>
            <Button onClick={onClose}>{t('parts.form.cancel')}</Button>
          </div>
        </form>
      </FieldScope>
    </Dialog>
  )
}
