import { Button, Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { calculateDeadlines, maxDeadlines } from '../../../src/policies/deadline.contract.ts'
import { useAct } from '../api/hooks.ts'
import { csvOf, saveText } from '../parts/csv.ts'
import { Field } from '../parts/Field.tsx'
import { Problem } from '../parts/Problem.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'
import { readBatch } from './batch.ts'
import { dateOf, spanOf, whenOf } from './words.ts'

const example =
  '2026-11-23, complaint.finish.platform\n2026-11-14 16:20, consumer-law-25.refund-after-return\n2026-09-28, 7, natural-day, rest\n'

type Output = z.infer<typeof calculateDeadlines.output>
type Row = Output['rows'][number]

/** Paste lines, get a date for each; a bad line is named and the others are answered. */
export function BatchCalculator() {
  const { t } = useText()
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<Output | null>(null)
  const act = useAct(calculateDeadlines, { refresh: [] })
  const items = readBatch(text)
  const tooMany = items.length > maxDeadlines
  const run = async () => {
    const output = await act.run({ items: items.map((item) => ({ ...item })) })
    if (output) setAnswer(output)
  }
  return (
    <div className="stack">
      <div className="surface stack needs-script">
        <Field
          name="items"
          label={t('policies.deadline.many')}
          help={t('policies.deadline.csv')}
          error={tooMany ? t('policies.deadline.csvTooMany', { max: maxDeadlines, count: items.length }) : undefined}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={8}
              spellCheck={false}
              className="code"
              placeholder={example}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div className="actions">
          <Button type="primary" loading={act.busy} disabled={items.length === 0 || tooMany} onClick={() => void run()}>
            {t('policies.deadline.calculateMany', { count: items.length })}
          </Button>
          <button type="button" className="plain-button" onClick={() => setText(example)}>
            {t('policies.deadline.csvExample')}
          </button>
        </div>
      </div>
      {act.problem && <Problem problem={act.problem} />}
      {answer && <BatchAnswer answer={answer} sent={items} />}
    </div>
  )
}

function BatchAnswer({
  answer,
  sent,
}: {
  readonly answer: Output
  readonly sent: readonly { ref: string; receivedAt: string }[]
}) {
  const { t, say } = useText()
  const receivedOf = (row: Row) => sent.find(({ ref }) => ref === row.ref)?.receivedAt ?? ''
  const save = () => saveText('deadlines.csv', csvOf(columnsOf(receivedOf), answer.rows))
  return (
    <section className="stack-tight" aria-live="polite">
      <div className="row row-apart">
        <strong>
          {t('policies.deadline.summary', { ok: answer.rows.length - answer.failed, failed: answer.failed })}
        </strong>
        <Button onClick={save}>{t('policies.deadline.export')}</Button>
      </div>
      <div>
        <table className="rule-examples">
          <thead>
            <tr>
              <th scope="col">{t('policies.deadline.row')}</th>
              <th scope="col">{t('policies.deadline.received')}</th>
              <th scope="col">{t('policies.deadline.due')}</th>
              <th scope="col">{t('policies.deadline.rule')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.rows.map((row) => (
              <tr key={row.ref}>
                <td className="number">{row.ref}</td>
                <td>{shownReceipt(receivedOf(row))}</td>
                {row.ok ? (
                  <>
                    <td>
                      <strong className="number">
                        {row.counted.unit === 'hour' ? whenOf(row.dueAt) : dateOf(row.lastDay)}
                      </strong>{' '}
                      {row.provisional && <StateTag tone="risk">{t('policies.deadline.provisional')}</StateTag>}
                    </td>
                    <td>{row.rule ? say(row.rule.title) : spanOf(row.counted)}</td>
                  </>
                ) : (
                  <td colSpan={2}>
                    <StateTag tone="danger">{problemsOf(row)}</StateTag>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet small">{t('policies.deadline.rulebook', { version: answer.rulebook })}</p>
    </section>
  )
}

/** A day as a day, an instant in Beijing time, anything else as it was typed. */
const shownReceipt = (received: string): string => {
  if (Number.isNaN(Date.parse(received))) return received
  return received.length === 10 ? dateOf(received) : whenOf(received)
}

const problemsOf = (row: Extract<Row, { ok: false }>): string =>
  row.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')

/** The columns of the exported file; their names are for programs and stay English. */
const columnsOf = (receivedOf: (row: Row) => string) => [
  { title: 'row', csv: (row: Row) => row.ref ?? '' },
  { title: 'received', csv: receivedOf },
  { title: 'last_day', csv: (row: Row) => (row.ok ? row.lastDay : '') },
  { title: 'due_at', csv: (row: Row) => (row.ok ? row.dueAt : '') },
  { title: 'provisional', csv: (row: Row) => (row.ok ? String(row.provisional) : '') },
  { title: 'rule', csv: (row: Row) => (row.ok ? (row.rule?.id ?? '') : '') },
  { title: 'rule_from', csv: (row: Row) => (row.ok ? (row.rule?.from ?? '') : '') },
  { title: 'problem', csv: (row: Row) => (row.ok ? '' : problemsOf(row)) },
]
