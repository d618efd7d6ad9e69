import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import {
  listColumnDesk,
  moderatePosting,
  moderateReply,
  type DeskPosting,
} from '../../../../src/complaints/column/column.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Field } from '../../parts/Field.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import './column.css'

/** What waits to be read before everybody reads it: complaints, replies, remarks of readers. */
export function ColumnDeskPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const tab = query['tab'] === 'published' ? 'published' : 'waiting'
  const { data, problem, refetch } = useRoute(listColumnDesk, { tab }, { refetchEveryMs: 60_000 })
  return (
    <div className="page page-article">
      <PageHead
        title={t('column.desk.title')}
        lead={t('column.desk.lead')}
        action={
          <button
            type="button"
            className="plain-button"
            onClick={() => setQuery({ tab: tab === 'waiting' ? 'published' : undefined })}
          >
            {t(tab === 'waiting' ? 'column.desk.showPublished' : 'column.desk.showWaiting')}
          </button>
        }
      />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data?.rows.length === 0 && <EmptyState title={t('column.desk.empty')}>{t('column.desk.emptyHelp')}</EmptyState>}
      <ul className="plain-list stack">
        {data?.rows.map((one) => (
          <li key={`${one.id}:${one.version}`}>
            <Waiting of={one} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Waiting({ of }: { readonly of: DeskPosting }) {
  const { t } = useText()
  const [title, setTitle] = useState(of.title)
  const [text, setText] = useState(of.text)
  const [note, setNote] = useState(of.note)
  const [reason, setReason] = useState('')
  const act = useAct(moderatePosting)
  const send = (verdict: 'publish' | 'refuse') =>
    void act.run({ id: of.id, version: of.version, verdict, title, text, note, reason })
  const field = (name: 'title' | 'note' | 'reason', value: string, set: (text: string) => void) => (
    <Field
      name={`${name}-${of.id}`}
      label={name === 'title' ? t('column.heading') : t(`column.desk.${name}`)}
      required={name === 'title'}
    >
      {(control) => <Input {...control} maxLength={1000} value={value} onChange={(event) => set(event.target.value)} />}
    </Field>
  )
  return (
    <article className="surface stack">
      <p className="row">
        <StateTag tone={of.state === 'published' ? 'kept' : 'info'}>{t(`column.state.${of.state}`)}</StateTag>
        {of.looksPersonal && <StateTag tone="danger">{t('column.desk.personal')}</StateTag>}
        <span className="quiet small">
          {of.merchant.name} · {t(`complaints.category.${of.category}`)} · <When at={of.offeredAt} />
        </span>
        {of.ledTo > 0 && <span className="small">{t('column.desk.ledTo', { n: of.ledTo })}</span>}
        <Link to="/complaints/$id" params={{ id: of.complaint }}>
          {t('column.desk.open')}
        </Link>
      </p>
      {of.flags.map((flag) => (
        <p key={flag.at} className="note note-risk">
          {t('column.desk.flag', { reason: flag.reason })}
        </p>
      ))}
      {field('title', title, setTitle)}
      <WordsField
        name={`text-${of.id}`}
        label={t('column.text')}
        rows={5}
        most={3000}
        value={text}
        onChange={setText}
      />
      {field('note', note, setNote)}
      {field('reason', reason, setReason)}
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button type="primary" loading={act.busy} onClick={() => send('publish')}>
          {t(of.state === 'published' ? 'column.desk.keep' : 'column.desk.publish')}
        </Button>
        <Button danger onClick={() => send('refuse')}>
          {t(of.state === 'published' ? 'column.desk.takeDown' : 'column.desk.refuse')}
        </Button>
      </div>
      {of.replies.map((reply) => (
        <ReplyWaiting key={reply.id} posting={of.id} reply={reply} />
      ))}
    </article>
  )
}

type ReplyProps = { readonly posting: string; readonly reply: DeskPosting['replies'][number] }
function ReplyWaiting({ posting, reply }: ReplyProps) {
  const { t } = useText()
  const [text, setText] = useState(reply.text)
  const [reason, setReason] = useState('')
  const act = useAct(moderateReply)
  const send = (verdict: 'publish' | 'refuse') => void act.run({ id: posting, reply: reply.id, verdict, text, reason })
  return (
    <section className="inset stack">
      <Field name={`reply-${reply.id}`} label={t('column.desk.reply')}>
        {(control) => (
          <Input.TextArea {...control} rows={4} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <Field name={`reason-${reply.id}`} label={t('column.desk.reason')} required={false}>
        {(control) => <Input {...control} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button loading={act.busy} onClick={() => send('publish')}>
          {t('column.desk.publishReply')}
        </Button>
        <Button danger onClick={() => send('refuse')}>
          {t('column.desk.refuseReply')}
        </Button>
      </div>
    </section>
  )
}
