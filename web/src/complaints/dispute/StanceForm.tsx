import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import {
  Stance,
  takeStance,
  type DisputeView,
  type PointView,
  type Stance as StanceName,
} from '../../../../src/complaints/dispute/dispute.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { Radios } from '../../parts/Radios.tsx'

type Props = {
  readonly of: DisputeView
  readonly point: PointView
  readonly cancels: boolean
  readonly onDone: () => void
}

/** One's own side of one point. */
export function StanceForm({ of, point, cancels, onDone }: Props) {
  const { t } = useText()
  const own = of.viewer === 'consumer' || of.viewer === 'merchant' ? point[of.viewer] : null
  const [stance, setStance] = useState<StanceName | null>(own?.stance ?? null)
  const [note, setNote] = useState(own?.note ?? '')
  const noteId = useId()
  const act = useAct(takeStance, { done: onDone })
  return (
    <form
      className="inset stack-tight no-print"
      onSubmit={(event) => {
        event.preventDefault()
        if (stance) void act.run({ id: of.id, point: point.id, stance, note })
      }}
    >
      {act.problem && <Problem problem={act.problem} />}
      <Radios
        legend={t('dispute.yourStance')}
        field="stance"
        problem={act.problem}
        name={`stance-${point.id}`}
        value={stance}
        options={Stance.options.map((value) => ({ value, label: t(`dispute.stance.${value}`) }))}
        onChange={setStance}
      />
      {stance !== null && (
        <div className="field">
          <label className="field-label" htmlFor={noteId}>
            {t('dispute.note')} <span className="quiet small">({t('parts.form.optional')})</span>
          </label>
          <Input.TextArea
            id={noteId}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      )}
      <div className="actions">
        <Button htmlType="submit" type="primary" size="small" loading={act.busy} disabled={stance === null}>
          {t('dispute.saveStance')}
        </Button>
        {cancels && (
          <Button size="small" onClick={onDone}>
            {t('dispute.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
