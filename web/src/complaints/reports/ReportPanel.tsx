import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { lookAtInformant, readReport, type ReportView } from '../../../../src/complaints/reports/report.contract.ts'
import { longestText } from '../../../../src/complaints/complaint.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StoredFile } from '../../parts/Uploader.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { UndoMerge } from './UndoMerge.tsx'
import { ReportSteps } from './ReportSteps.tsx'

/** One report for whoever handles it: what was seen, what others saw, the steps; who reported only after saying why. */
export function ReportPanel({ id }: { readonly id: string }) {
  const { data, problem, refetch } = useRoute(readReport, { id })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  return <Report of={data} />
}

function Report({ of }: { readonly of: ReportView }) {
  const { t } = useText()
  return (
    <>
      <p>
        <strong>{t(`reports.kind.${of.kind}`)}</strong> ·{' '}
        {of.merchant?.name ?? (of.shop || t('reports.desk.unknownShop'))}
      </p>
      {of.item && <p>{of.item}</p>}
      {of.link && (
        <a href={of.link} target="_blank" rel="noreferrer noopener" className="report-words">
          {of.link}
        </a>
      )}
      <p className="report-words inset">{of.seen}</p>
      {of.alike.map((one) => (
        <div key={one.id} className="report-words inset">
          <span className="quiet small">
            {one.receipt} · <When at={one.receivedAt} />
          </span>
          <br />
          {one.seen}
          {one.merge && <UndoMerge id={one.id} version={one.version} merge={one.merge} words="repeat" />}
        </div>
      ))}
      {of.merge && <UndoMerge id={of.id} version={of.version} merge={of.merge} words="joined" />}
      {of.files.length > 0 && (
        <ul className="upload-list">
          {of.files.map((file) => (
            <StoredFile key={file} id={file} />
          ))}
        </ul>
      )}
      {of.complaint && (
        <p>
          <Link to="/complaints/$id" params={{ id: of.complaint }}>
            {t('reports.desk.openComplaint')}
          </Link>
        </p>
      )}
      {of.clock && of.state !== 'closed' && <ClockBar clock={of.clock} />}
      {of.told && <p className="note report-words">{t('reports.desk.told', { text: of.told })}</p>}
      <ReportSteps of={of} key={of.version} />
      <Informant of={of} />
      {of.notes.length > 0 && (
        <section className="stack-tight">
          <h3>{t('reports.desk.notes')}</h3>
          {of.notes.map((note) => (
            <p key={note.id} className="report-words small">
              {note.text}{' '}
              <span className="quiet">
                {note.by} · <When at={note.at} />
              </span>
            </p>
          ))}
        </section>
      )}
    </>
  )
}

function Informant({ of }: { readonly of: ReportView }) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  const [seen, setSeen] = useState<{ name: string | null; contact: string | null } | null>(null)
  const act = useAct(lookAtInformant, { done: setSeen, refresh: [readReport] })
  return (
    <section className="stack-tight">
      <h3>{t('reports.who.title')}</h3>
      <p className="quiet small">{t(`reports.who.way.${of.way}`)}</p>
      {seen && (
        <p>
          {seen.name ?? t('reports.who.noName')} · {seen.contact ?? t('reports.who.noContact')}
        </p>
      )}
      {of.way !== 'anonymous' && !seen && (
        <details>
          <summary>{t('reports.who.look')}</summary>
          <form
            className="stack-tight"
            onSubmit={(event) => {
              event.preventDefault()
              void act.run({ id: of.id, reason })
            }}
          >
            <Field name="reason" label={t('reports.who.reason')} help={t('reports.who.help')} problem={act.problem}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={longestText}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            {act.problem && <Problem problem={act.problem} />}
            <Button htmlType="submit" loading={act.busy}>
              {t('reports.who.do')}
            </Button>
          </form>
        </details>
      )}
      {of.looks.map((look) => (
        <p key={look.id} className="quiet small report-words">
          {t('reports.who.looked', { by: look.by, reason: look.reason })} · <When at={look.at} />
        </p>
      ))}
    </section>
  )
}
