import { Button, Select } from 'antd'
import { useState } from 'react'
import {
  readPost,
  Verification,
  verifyPoster,
  type PostView,
} from '../../../../src/complaints/enter/capture.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import './enter.css'

const captured = ['weibo', 'short-video', 'forum']

/** The post of a case, whether it is known who posted it, and the words that may be written back as things stand. */
export function CasePost({ id, channel }: { readonly id: string; readonly channel: string }) {
  const { t, say } = useText()
  const { me } = useSession()
  const agent = me?.roles.includes('agent') ?? false
  const enabled = captured.includes(channel) && (agent || (me?.roles.includes('admin') ?? false))
  const { data } = useRoute(readPost, { id }, { enabled })
  if (!data) return null
  return (
    <section className="surface stack">
      <h2>{t('enter.post.title')}</h2>
      <p className="row">
        <span>{channelWords(t, data.channel)}</span>
        <strong>{data.handle}</strong>
        {data.verified ? (
          <StateTag tone="kept">{t(`enter.post.how.${data.verified.how}`)}</StateTag>
        ) : (
          <StateTag tone="risk">{t('enter.post.unverified')}</StateTag>
        )}
        {data.postedAt && <When at={data.postedAt} />}
      </p>
      <p>
        <a href={data.url} target="_blank" rel="noreferrer noopener" className="entry-told">
          {data.url}
        </a>
      </p>
      <blockquote className="entry-say">
        <span className="quiet small">
          {t(data.verified ? 'enter.post.replyVerified' : 'enter.post.replyUnverified')}
        </span>
        <p>{say(data.reply)}</p>
      </blockquote>
      {agent && !data.verified && <VerifyForm of={data} />}
    </section>
  )
}

function VerifyForm({ of }: { readonly of: PostView }) {
  const { t } = useText()
  const act = useAct(verifyPoster)
  const [how, setHow] = useState<Verification>('private-message')
  const [note, setNote] = useState('')
  return (
    <details className="stack">
      <summary>{t('enter.post.verify')}</summary>
      <div className="stack">
        <Field name="how" label={t('enter.post.howLabel')} problem={act.problem}>
          {(control) => (
            <Select
              {...control}
              value={how}
              onChange={setHow}
              options={Verification.options.map((value) => ({ value, label: t(`enter.post.how.${value}`) }))}
            />
          )}
        </Field>
        <WordsField
          name="note"
          label={t('enter.post.note')}
          help={t('enter.post.noteHelp')}
          problem={act.problem}
          rows={2}
          upTo={6}
          most={1000}
          value={note}
          onChange={setNote}
        />
        {act.problem && <Problem problem={act.problem} />}
        <div className="actions">
          <Button loading={act.busy} onClick={() => void act.run({ id: of.complaint, how, note })}>
            {t('enter.post.send')}
          </Button>
        </div>
      </div>
    </details>
  )
}
