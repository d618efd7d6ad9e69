import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { longestText, type CaseView } from '../../../../src/complaints/complaint.contract.ts'
import {
  listSplitReports,
  reportKinds,
  splitReport,
  type ReportKind,
} from '../../../../src/complaints/reports/report.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field } from '../../parts/Field.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'

/** In the case, for those who handle it: what was split off as a report. The sides read nothing of this. */
export function CaseReports({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { me } = useSession()
  const reads = me?.roles.some((role) => role === 'agent' || role === 'admin') ?? false
  const { data } = useRoute(listSplitReports, { id: of.id }, { enabled: reads })
  const [open, setOpen] = useState(false)
  if (!reads || !data) return null
  return (
    <section className="surface stack-tight no-print">
      <h2>{t('reports.split.title')}</h2>
      <p className="quiet small">{t('reports.split.help')}</p>
      {data.rows.map((one) => (
        <p key={one.id}>
          <Link to={`/reports?report=${one.id}`} className="code">
            {one.receipt}
          </Link>{' '}
          <span className="quiet">{t(`reports.state.${one.state}`)}</span>
        </p>
      ))}
      {me?.roles.includes('agent') && (
        <div>
          <Button size="small" onClick={() => setOpen(true)}>
            {t('reports.split.open')}
          </Button>
        </div>
      )}
      {open && <SplitDialog of={of} onClose={() => setOpen(false)} />}
    </section>
  )
}

const firstKind: ReportKind = 'counterfeit'
function SplitDialog({ of, onClose }: { readonly of: CaseView; readonly onClose: () => void }) {
  const { t } = useText()
  const goods = of.order?.lines.find((line) => line.concerned)?.title ?? ''
  const [kind, setKind] = useState(firstKind)
  const [item, setItem] = useState(goods)
  const [seen, setSeen] = useState(of.statements[0]?.text ?? '')
  const [consent, setConsent] = useState(false)
  const act = useAct(splitReport, { done: onClose })
  return (
    <DialogForm
      title={t('reports.split.open')}
      onClose={onClose}
      onSend={() => void act.run({ id: of.id, kind, item, seen, consent })}
      send={t('reports.split.send')}
      busy={act.busy}
      problem={act.problem}
    >
      <Choice
        label={t('reports.field.kind')}
        value={kind}
        options={reportKinds.map((value) => ({ value, label: t(`reports.kind.${value}`) }))}
        onChange={(value) => setKind(value ?? firstKind)}
      />
      <Field name="item" label={t('reports.field.item')} required={false}>
        {(control) => <Input {...control} value={item} onChange={(event) => setItem(event.target.value)} />}
      </Field>
      <WordsField
        name="seen"
        label={t('reports.field.seen')}
        help={t('reports.split.seenHelp')}
        rows={5}
        most={longestText}
        value={seen}
        onChange={setSeen}
      />
      <label>
        <input type="checkbox" checked={consent} onChange={(event) => setConsent(event.target.checked)} />{' '}
        {t('reports.split.consent')}
      </label>
    </DialogForm>
  )
}
