import { Select } from 'antd'
import { useState } from 'react'
import { longestText } from '../../../../../src/complaints/complaint.contract.ts'
import { handOver, previewHandOver } from '../../../../../src/complaints/desk/roster/hand-over.contract.ts'
import type { RosterRow } from '../../../../../src/complaints/desk/roster/roster.contract.ts'
import { useAct, useRoute } from '../../../api/hooks.ts'
import { DialogForm } from '../../../parts/DialogForm.tsx'
import { Field } from '../../../parts/Field.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { WordsField } from '../../../parts/WordsField.tsx'
import { useText } from '../../../text/text.ts'
import { HandOverRows } from './HandOverRows.tsx'

type Props = { readonly of: RosterRow; readonly people: readonly RosterRow[]; readonly onClose: () => void }

/** All open complaints of one person to others: first who gets what, then the note, then it is done as shown. */
export function HandOverDialog({ of, people, onClose }: Props) {
  const { t } = useText()
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const preview = useRoute(previewHandOver, { from: of.id, ...(to && { to }) }, { keep: true })
  const act = useAct(handOver)
  const [said, setSaid] = useState('')
  const rows = (preview.data?.rows ?? []).flatMap((row) => (row.to ? [{ id: row.id, to: row.to.id }] : []))
  const send = async () => {
    const done = await act.run({ from: of.id, note, rows })
    if (done) setSaid(t('roster.hand.done', { n: done.handed.length, left: done.refused.length }))
  }
  return (
    <DialogForm
      title={t('roster.hand.of', { name: of.name })}
      onClose={onClose}
      onSend={() => void send()}
      send={t('roster.hand.send', { n: rows.length })}
      busy={act.busy}
      problem={act.problem}
      ready={rows.length > 0 && note.trim() !== ''}
      missing={rows.length > 0 ? t('roster.hand.needNote') : undefined}
      leave={t(said ? 'parts.table.close' : 'parts.form.cancel')}
    >
      {said && <output>{said}</output>}
      <Field name="to" label={t('roster.hand.to')} help={t('roster.hand.toHelp')}>
        {(control) => (
          <Select
            {...control}
            value={to}
            onChange={setTo}
            options={[
              { value: '', label: t('roster.hand.byRule') },
              ...people
                .filter(({ id }) => id !== of.id)
                .map(({ id, name, open }) => ({ value: id, label: t('complaints.queue.load', { name, n: open }) })),
            ]}
          />
        )}
      </Field>
      {preview.problem && <Problem problem={preview.problem} onRetry={() => void preview.refetch()} />}
      {preview.loading ? (
        <Skeleton lines={4} />
      ) : (
        <HandOverRows
          rows={preview.data?.rows ?? []}
          label={t('roster.hand.preview')}
          none={t('roster.hand.nothing')}
        />
      )}
      {preview.data?.more && <p className="quiet small">{t('roster.hand.more')}</p>}
      <WordsField
        name="note"
        label={t('roster.hand.note')}
        help={t('roster.hand.noteHelp')}
        most={longestText}
        value={note}
        onChange={setNote}
      />
    </DialogForm>
  )
}
