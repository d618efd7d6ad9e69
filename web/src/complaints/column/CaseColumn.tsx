import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import {
  offerPosting,
  readCasePosting,
  replyPublicly,
  withdrawPosting,
  type CasePosting,
} from '../../../../src/complaints/column/column.contract.ts'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import './column.css'

/** In the page of a case: the consumer makes it public and takes that back; the shop replies there. */
export function CaseColumn({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { data } = useRoute(readCasePosting, { id: of.id }, { enabled: of.viewer !== 'regulator' })
  if (!data || (!data.posting && !data.mayOffer)) return null
  return (
    <section className="surface stack no-print" aria-labelledby="column-title">
      <h2 id="column-title">{t('column.title')}</h2>
      {data.posting && <State of={data} id={of.id} mine={of.viewer === 'consumer'} />}
      <FieldScope name="column">
        {data.mayOffer && data.proposed && <Offer id={of.id} proposed={data.proposed} />}
        {data.mayReply && data.posting && <Reply posting={data.posting.id} />}
      </FieldScope>
    </section>
  )
}

function State({ of, id, mine }: { readonly of: CasePosting; readonly id: string; readonly mine: boolean }) {
  const { t } = useText()
  const act = useAct(withdrawPosting)
  const { posting } = of
  if (!posting) return null
  return (
    <>
      <p className="row">
        <StateTag tone={posting.state === 'published' ? 'kept' : posting.state === 'refused' ? 'risk' : 'info'}>
          {t(`column.state.${posting.state}`)}
        </StateTag>
        {posting.state === 'published' && (
          <Link to="/column/$id" params={{ id: posting.id }}>
            {posting.title}
          </Link>
        )}
      </p>
      {posting.reason && <p className="note note-risk">{posting.reason}</p>}
      {of.clock && <ClockBar clock={of.clock} compact />}
      {of.replies.map((reply) => (
        <p key={reply.id} className="inset posting-text">
          {reply.text}
          {reply.reason && <span className="field-error"> {reply.reason}</span>}
        </p>
      ))}
      {act.problem && <Problem problem={act.problem} />}
      {mine && (posting.state === 'offered' || posting.state === 'published') && (
        <div>
          <Button danger loading={act.busy} onClick={() => void act.run({ id })}>
            {t('column.withdraw')}
          </Button>
          <p className="quiet small">{t('column.withdrawHelp')}</p>
        </div>
      )}
    </>
  )
}

type OfferProps = { readonly id: string; readonly proposed: { readonly title: string; readonly text: string } }
function Offer({ id, proposed }: OfferProps) {
  const { t } = useText()
  const [title, setTitle] = useState(proposed.title)
  const [text, setText] = useState(proposed.text)
  const [consent, setConsent] = useState(false)
  const act = useAct(offerPosting)
  return (
    <details>
      <summary>{t('column.offer')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ id, title, text, consent: true })
        }}
      >
        <p className="quiet">{t('column.offerHelp')}</p>
        <Field name="title" label={t('column.heading')} problem={act.problem}>
          {(control) => (
            <Input {...control} maxLength={60} value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <WordsField
          name="text"
          label={t('column.text')}
          problem={act.problem}
          rows={6}
          most={3000}
          value={text}
          onChange={setText}
        />
        <label>
          <input type="checkbox" checked={consent} onChange={(event) => setConsent(event.target.checked)} />{' '}
          {t('column.consent')}
        </label>
        {act.problem && <Problem problem={act.problem} />}
        <Button
          htmlType="submit"
          disabled={!consent}
          title={consent ? undefined : t('column.consentFirst')}
          loading={act.busy}
        >
          {t('column.send')}
        </Button>
      </form>
    </details>
  )
}

function Reply({ posting }: { readonly posting: string }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const act = useAct(replyPublicly, { done: () => setText('') })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id: posting, text })
      }}
    >
      <WordsField
        name="text"
        label={t('column.reply')}
        help={t('column.replyHelp')}
        problem={act.problem}
        rows={4}
        most={3000}
        value={text}
        onChange={setText}
      />
      {act.problem && <Problem problem={act.problem} />}
      <div>
        <Button htmlType="submit" loading={act.busy}>
          {t('column.replySend')}
        </Button>
      </div>
    </form>
  )
}
