import { Link } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { fileReport, reportKinds, type ReportKind } from '../../../../src/complaints/reports/report.contract.ts'
import { longestText, mostFiles } from '../../../../src/complaints/complaint.contract.ts'
import { DoorContext } from '../../api/door.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { emptyGuestDraft } from '../guest/guest-draft.ts'
import { ContactStep } from '../guest/ContactStep.tsx'
import { guestDoor } from '../guest/guest-door.ts'
import { useVisit } from '../guest/visit.ts'
import { newFollowCode } from './follow-code.ts'
import { ReportSent } from './ReportSent.tsx'
import './reports.css'

type Draft = ReturnType<typeof empty>
const firstKind: ReportKind = 'counterfeit'
const nothing: readonly string[] = []
const empty = (): {
  kind: ReportKind
  shop: string
  item: string
  link: string
  seenOn: string
  seen: string
  files: readonly string[]
} => ({ kind: firstKind, shop: '', item: '', link: '', seenOn: '', seen: '', files: nothing })

/** A breach that somebody points out without claiming anything: by account, by a verified contact, or without a name. */
export function NewReportPage() {
  const { t } = useText()
  const { me } = useSession()
  const { visit, change } = useVisit()
  const [named, setNamed] = useState<'contact' | 'nobody'>('contact')
  const [draft, setDraft] = useState<Draft>(empty)
  const [code] = useState(newFollowCode)
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState<{ receipt: string; checkBy: string; followedBy: string } | null>(null)
  const act = useAct(fileReport, { done: setSent, refresh: [] })
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const proof = me || named === 'nobody' ? undefined : visit.proven?.proof
  const mayAttach = me !== null || proof !== undefined
  const ready = me !== null || named === 'nobody' || proof !== undefined
  if (sent) return <ReportSent of={sent} code={code} />
  const { files, seenOn, ...said } = draft
  const send = () =>
    void act.run({
      ...said,
      seenOn: seenOn || null,
      files: mayAttach ? [...files] : [],
      ...(proof !== undefined && { proof }),
      ...(me === null && { code }),
    })
  return (
    <div className="page page-narrow stack">
      <PageHead title={t('reports.new.title')} lead={t('reports.new.lead')} />
      <p className="note">
        {t('reports.new.notComplaint')} <Link to="/complaints/new">{t('reports.new.complain')}</Link>
      </p>
      <AboutFields draft={draft} set={set} problem={act.problem} />
      <section className="stack">
        <h2>{t('reports.new.who')}</h2>
        {me === null ? (
          <>
            <Radios
              legend={t('reports.new.how')}
              problem={act.problem}
              name="named"
              value={named}
              options={[
                { value: 'contact', label: t('reports.new.byContact') },
                { value: 'nobody', label: t('reports.new.byNobody') },
              ]}
              onChange={setNamed}
            />
            {named === 'contact' ? (
              <ContactStep visit={visit} change={change} draft={emptyGuestDraft} changeDraft={() => undefined} />
            ) : (
              <p className="note">{t('reports.new.nobodyHelp')}</p>
            )}
          </>
        ) : (
          <p>{t('reports.new.account')}</p>
        )}
        <p className="note note-kept">{t('reports.new.protected')}</p>
      </section>
      {mayAttach && (
        <DoorContext value={me ? (route) => route : guestDoor(proof ?? 'none')}>
          <Field name="files" label={t('reports.new.files')} required={false} problem={act.problem}>
            {(control) => (
              <Uploader
                id={control.id}
                value={files}
                max={mostFiles}
                onChange={(next) => set({ files: next })}
                onBusy={setBusy}
              />
            )}
          </Field>
        </DoorContext>
      )}
      {act.problem && <Problem problem={act.problem} kept={t('parts.problem.kept')} />}
      <div className="actions">
        <Button type="primary" loading={act.busy} disabled={busy || !ready} onClick={send}>
          {t('reports.new.send')}
        </Button>
      </div>
      {!ready && <p className="quiet small">{t('reports.new.first')}</p>}
      <p className="quiet small">{t('reports.new.honest')}</p>
    </div>
  )
}

type FieldsProps = {
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
  readonly problem: ReturnType<typeof useAct>['problem']
}
function AboutFields({ draft, set, problem }: FieldsProps) {
  const { t } = useText()
  const line = (name: 'shop' | 'item' | 'link', most: number) => (
    <Field name={name} label={t(`reports.field.${name}`)} required={false} problem={problem}>
      {(control) => (
        <Input
          {...control}
          maxLength={most}
          value={draft[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <section className="stack">
      <Field name="kind" label={t('reports.field.kind')} problem={problem}>
        {(control) => (
          <Select
            {...control}
            value={draft.kind}
            onChange={(kind: ReportKind) => set({ kind })}
            options={reportKinds.map((value) => ({ value, label: t(`reports.kind.${value}`) }))}
          />
        )}
      </Field>
      {draft.kind === 'retaliation' && <p className="note note-risk">{t('reports.new.retaliation')}</p>}
      {line('shop', 100)}
      {line('item', 200)}
      {line('link', 500)}
      <Field name="seenOn" label={t('reports.field.seenOn')} required={false} problem={problem}>
        {(control) => (
          <input
            {...control}
            type="date"
            className="ant-input report-date"
            value={draft.seenOn}
            onChange={(event) => set({ seenOn: event.target.value })}
          />
        )}
      </Field>
      <WordsField
        name="seen"
        label={t('reports.field.seen')}
        help={t('reports.field.seenHelp')}
        problem={problem}
        rows={5}
        most={longestText}
        value={draft.seen}
        onChange={(words) => set({ seen: words })}
      />
    </section>
  )
}
