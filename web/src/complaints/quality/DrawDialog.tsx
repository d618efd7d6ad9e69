import { Button, Input } from 'antd'
import { useState } from 'react'
import { listReviewers } from '../../../../src/complaints/quality/quality.contract.ts'
import { drawRound } from '../../../../src/complaints/quality/round.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Checks } from '../../parts/Checks.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { dayOf } from '../../text/time.ts'
import { useText } from '../../text/text.ts'

const monthMs = 30 * 86_400_000

/** Which period, how many, and among whom they are shared out; the lot does the rest. */
export function DrawDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const people = useRoute(listReviewers, {}).data?.rows ?? []
  const [from, setFrom] = useState(() => dayOf(new Date(Date.now() - monthMs)))
  const [until, setUntil] = useState(() => dayOf(new Date()))
  const [unit, setUnit] = useState<'count' | 'percent'>('count')
  const [size, setSize] = useState('5')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const act = useAct(drawRound, { done: onClose })
  const labels = {
    from: t('quality.draw.from'),
    until: t('quality.draw.until'),
    size: t(`quality.draw.size.${unit}`),
    reviewers: t('quality.draw.reviewers'),
  }
  return (
    <Dialog title={t('quality.draw.do')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const n = Number(size)
          void act.run({ from, until, size: unit === 'count' ? { count: n } : { percent: n }, reviewers: [...chosen] })
        }}
      >
        <ProblemSummary problem={act.problem} labels={labels} />
        <p className="quiet">{t('quality.draw.help')}</p>
        <div className="quality-row">
          <Field name="from" label={labels.from} problem={act.problem}>
            {(control) => (
              <Input {...control} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
            )}
          </Field>
          <Field name="until" label={labels.until} problem={act.problem}>
            {(control) => (
              <Input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
            )}
          </Field>
        </div>
        <Radios
          problem={act.problem}
          name="unit"
          legend={t('quality.draw.by')}
          value={unit}
          options={[
            { value: 'count', label: t('quality.draw.count') },
            { value: 'percent', label: t('quality.draw.percent') },
          ]}
          onChange={setUnit}
        />
        <Field name="size" label={labels.size} problem={act.problem}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={3}
              value={size}
              onChange={(event) => setSize(event.target.value.replaceAll(/\D/g, ''))}
            />
          )}
        </Field>
        <Field name="reviewers" label={labels.reviewers} help={t('quality.draw.reviewersHelp')} problem={act.problem}>
          {(control) => (
            <Checks
              control={control}
              label={labels.reviewers}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={chosen}
              onChange={setChosen}
            />
          )}
        </Field>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={act.busy} disabled={chosen.length === 0 || size === ''}>
            {t('quality.draw.send')}
          </Button>
          <Button onClick={onClose}>{t('parts.form.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
