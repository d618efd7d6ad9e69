import { Button, Input, InputNumber, Segmented, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import type { z } from 'zod'
import { Roll, TimeUnit } from '../../../src/kernel/rulebook/rulebook.contract.ts'
import { calculateDeadlines } from '../../../src/policies/deadline.contract.ts'
import { listRules } from '../../../src/policies/rule.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { useNow } from '../parts/now.ts'
import { Problem } from '../parts/Problem.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { dayOf } from '../text/time.ts'
import { DeadlineAnswer } from './DeadlineAnswer.tsx'
import { dateOf, spanOf } from './words.ts'

type Row = z.infer<typeof calculateDeadlines.output>['rows'][number]

/** One question, one answer: by a rule of the library or by a bare number of days. */
export function OneDeadline() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const act = useAct(calculateDeadlines, { refresh: [] })
  const [row, setRow] = useState<Row | null>(null)
  const now = useNow()
  const [received, setReceived] = useState(() => ({ day: dayOf(now), time: '' }))
  const [bare, setBare] = useState<{ amount: number | null; unit: TimeUnit; roll: Roll }>({
    amount: 7,
    unit: 'natural-day',
    roll: 'rest',
  })
  const knownOn = query['knownOn'] ?? ''
  const [asked, setAsked] = useState('')
  const byRule = query['by'] !== 'amount'
  const rule = query['rule'] ?? 'complaint.finish.platform'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const receivedAt = received.time === '' ? received.day : `${received.day}T${received.time}:00+08:00`
    void ask(byRule ? { receivedAt, rule } : { receivedAt, ...bare })
  }
  const ask = async (item: Record<string, unknown>) => {
    const answer = await act.run({ items: [item], explain: true, ...(knownOn !== '' && { knownOn }) })
    setRow(answer?.rows[0] ?? null)
    setAsked(knownOn)
  }
  const failed = row?.ok === false ? row.problems : []
  const errorOf = (name: string) => failed.find(({ path }) => path === name)?.message
  return (
    <>
      <form className="surface stack needs-script" onSubmit={submit}>
        <Segmented
          block
          value={byRule ? 'rule' : 'amount'}
          onChange={(by) => setQuery({ by: by === 'amount' ? 'amount' : undefined })}
          options={[
            { value: 'rule', label: t('policies.deadline.byRule') },
            { value: 'amount', label: t('policies.deadline.byAmount') },
          ]}
        />
        {byRule ? (
          <RuleChoice value={rule} error={errorOf('rule')} onChange={(id) => setQuery({ rule: id })} />
        ) : (
          <BareChoice value={bare} error={errorOf('amount')} onChange={setBare} />
        )}
        <div className="deadline-received">
          <Field name="receivedAt" label={t('policies.deadline.receivedDay')} error={errorOf('receivedAt')}>
            {(control) => (
              <Input
                {...control}
                type="date"
                required
                min="2007-01-01"
                value={received.day}
                onChange={(event) => setReceived({ ...received, day: event.target.value })}
              />
            )}
          </Field>
          <Field name="time" label={t('policies.deadline.receivedTime')} required={false}>
            {(control) => (
              <Input
                {...control}
                type="time"
                value={received.time}
                onChange={(event) => setReceived({ ...received, time: event.target.value })}
              />
            )}
          </Field>
        </div>
        <Field name="knownOn" label={t('known.on')} required={false} help={t('known.help')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min="2007-01-01"
              value={knownOn}
              onChange={(event) => setQuery({ knownOn: event.target.value || undefined })}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" size="large" loading={act.busy} block>
          {t('policies.deadline.calculate')}
        </Button>
      </form>
      {act.problem && <Problem problem={act.problem} />}
      {failed.some(({ path }) => !['rule', 'amount', 'receivedAt'].includes(path)) && (
        <ul className="note note-risk">
          {failed.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
      )}
      {row?.ok && asked !== '' && <p className="note">{t('known.counted', { day: dateOf(asked) })}</p>}
      {row?.ok && <DeadlineAnswer deadline={row} />}
    </>
  )
}

type RuleChoiceProps = {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (id: string) => void
}

function RuleChoice({ value, error, onChange }: RuleChoiceProps) {
  const { t, say } = useText()
  const clocks = useRoute(listRules, { kind: 'clock', limit: 200 })
  const group = (kind: 'service' | 'statutory') => ({
    label: t(`policies.classes.${kind}`),
    title: kind,
    options: (clocks.data?.rows ?? [])
      .filter((row) => row.class === kind)
      .map((row) => ({
        value: row.id,
        label: `${say(row.title)}${row.figure ? ` · ${spanOf(row.figure)}` : ''}`,
        words: [row.id, row.title.zh, row.title.en, row.source.title.zh, row.source.title.en].join(' ').toLowerCase(),
      })),
  })
  return (
    <Field name="rule" label={t('policies.deadline.rule')} error={error}>
      {(control) => (
        <Select
          {...control}
          value={value}
          loading={clocks.loading}
          placeholder={t('policies.deadline.rulePlaceholder')}
          options={[group('service'), group('statutory')]}
          showSearch={{
            filterOption: (typed, option) =>
              typed
                .toLowerCase()
                .split(/\s+/)
                .every((word) => option !== undefined && 'words' in option && String(option.words).includes(word)),
          }}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

type Bare = { amount: number | null; unit: TimeUnit; roll: Roll }
function BareChoice(props: { value: Bare; error: string | undefined; onChange: (bare: Bare) => void }) {
  const { t } = useText()
  const { value, onChange } = props
  const rolls = value.unit === 'working-day' || value.unit === 'hour'
  return (
    <div className="deadline-bare">
      <Field name="amount" label={t('policies.deadline.amount')} error={props.error}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={1000}
            precision={0}
            value={value.amount}
            onChange={(amount) => onChange({ ...value, amount })}
          />
        )}
      </Field>
      <Field name="unit" label={t('policies.deadline.unit')}>
        {(control) => (
          <Select
            {...control}
            value={value.unit}
            onChange={(unit) => onChange({ ...value, unit })}
            options={TimeUnit.options.map((unit) => ({ value: unit, label: t(`policies.unitNames.${unit}`) }))}
          />
        )}
      </Field>
      <Field name="roll" label={t('policies.deadline.roll')}>
        {(control) => (
          <Select
            {...control}
            disabled={rolls}
            value={rolls ? 'none' : value.roll}
            onChange={(roll) => onChange({ ...value, roll })}
            options={Roll.options.map((roll) => ({ value: roll, label: t(`policies.rolls.${roll}`) }))}
          />
        )}
      </Field>
    </div>
  )
}
