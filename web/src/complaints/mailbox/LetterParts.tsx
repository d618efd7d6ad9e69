import { Link } from '@tanstack/react-router'
import type { LetterView } from '../../../../src/complaints/mailbox/mailbox.contract.ts'
import { contentUrl } from '../../api/upload.ts'
import { StoredFile } from '../../parts/Uploader.tsx'
import { When } from '../../parts/When.tsx'
import { bytesWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { FateTags, Sender } from './letter-marks.tsx'

type Props = { readonly of: LetterView }

/** Words only: nothing of a letter is drawn as a page, nothing is loaded from outside, nothing in it is a link. */
export function LetterText({ of }: Props) {
  const { t } = useText()
  const quotes = of.added !== '' && of.added !== of.text
  return (
    <section className="surface stack">
      <h2>{t('mailbox.text')}</h2>
      {of.text === '' && <p className="quiet">{t('mailbox.noText')}</p>}
      {of.text !== '' && <p className="statement-text mail-text">{of.text}</p>}
      {of.textCut && <p className="note note-risk">{t('mailbox.cut')}</p>}
      <p className="quiet small">{t('mailbox.textHelp')}</p>
      {quotes && (
        <details>
          <summary>{t('mailbox.added')}</summary>
          <p className="quiet small">{t('mailbox.addedHelp')}</p>
          <p className="statement-text mail-text">{of.added}</p>
        </details>
      )}
    </section>
  )
}

const refusals = ['type-mismatch', 'type-not-allowed', 'too-large', 'damaged'] as const

export function Attachments({ of }: Props) {
  const { t } = useText()
  if (of.attachments.length === 0) return null
  const whyNot = (code: string | null) =>
    t(`mailbox.refusal.${refusals.find((known) => `file.${known}` === code) ?? 'other'}`)
  return (
    <section className="surface stack">
      <h2>{t('mailbox.attached')}</h2>
      <ul className="upload-list">
        {of.attachments.map((one, place) =>
          one.file ? (
            <StoredFile key={one.file.id} id={one.file.id} />
          ) : (
            // oxlint-disable-next-line react/no-array-index-key -- two may have one name; they never change places
            <li key={place} className="mail-refused">
              <span>
                {one.name} <span className="quiet small">{bytesWords(one.bytes)}</span>
                <span className="quiet small mail-why">{t('mailbox.notTaken', { why: whyNot(one.refusal) })}</span>
              </span>
            </li>
          ),
        )}
      </ul>
    </section>
  )
}

export function Source({ of }: Props) {
  const { t } = useText()
  return (
    <section className="surface stack-tight">
      {of.source ? (
        <>
          <p>
            <a href={contentUrl(of.source.id)} download={`${of.id}.eml`}>
              {t('mailbox.source')}
            </a>{' '}
            <span className="quiet small">{bytesWords(of.source.bytes)}</span>
          </p>
          <p className="quiet small">{t('mailbox.sourceHelp')}</p>
          {!of.whole && <p className="note note-risk">{t('mailbox.notWhole')}</p>}
        </>
      ) : (
        <p className="note note-risk">{t('mailbox.noSource')}</p>
      )}
    </section>
  )
}

export function Headers({ of }: Props) {
  const { t } = useText()
  if (of.headers.length === 0) return null
  return (
    <details className="surface">
      <summary>{t('mailbox.headers', { n: of.headers.length })}</summary>
      <dl className="mail-headers code small">
        {of.headers.map(({ name, value }, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a header may stand there twice; they never change places
          <div key={place}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

export function Others({ of }: Props) {
  const { t } = useText()
  if (of.others.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('mailbox.others')}</h2>
      <ul className="plain-list stack-tight">
        {of.others.map((one) => (
          <li key={one.id} className="mail-line">
            <When at={one.receivedAt} />
            <Link to={`/mailbox/${one.id}`}>{one.subject || t('mailbox.noSubject')}</Link>
            <Sender from={one.from} />
            <FateTags of={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}
