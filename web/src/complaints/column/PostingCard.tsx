import { Link } from '@tanstack/react-router'
import type { Posting } from '../../../../src/complaints/column/column.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { useNow } from '../../parts/now.ts'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

const solved: readonly string[] = ['settled', 'performed', 'enforced']

/** One complaint of the column, as everybody reads it. */
export function PostingCard({ of, whole = false }: { readonly of: Posting; readonly whole?: boolean }) {
  const { t } = useText()
  const Title = whole ? 'h1' : 'h2'
  return (
    <article className={whole ? 'stack' : 'surface stack'}>
      <header className="stack-tight">
        <Title className={whole ? '' : 'posting-title'}>
          {whole ? (
            of.title
          ) : (
            <Link to="/column/$id" params={{ id: of.id }}>
              {of.title}
            </Link>
          )}
        </Title>
        <p className="row quiet small">
          <span>
            {of.merchant.name} · {t(`complaints.category.${of.category}`)} · <When at={of.publishedAt} />
          </span>
          <StateTag tone={of.outcome === null ? 'info' : solved.includes(of.outcome) ? 'kept' : 'plain'}>
            {of.outcome === null ? t('column.open') : t(`complaints.outcome.${of.outcome}`)}
          </StateTag>
        </p>
      </header>
      <p className={whole ? 'posting-text' : 'posting-text posting-short'}>{of.text}</p>
      <ReplyState of={of} />
      {whole &&
        of.replies.map((reply) => (
          <section key={reply.id} className="inset stack-tight">
            <h2 className="posting-title">{t('column.replyOf', { shop: of.merchant.name })}</h2>
            <p className="posting-text">{reply.text}</p>
            <p className="quiet small">
              <When at={reply.at} />
            </p>
          </section>
        ))}
      {whole && of.note && (
        <section className="note stack-tight">
          <h2 className="posting-title">{t('column.note')}</h2>
          <p className="posting-text">{of.note}</p>
        </section>
      )}
      {of.meToo > 0 && <p className="quiet small">{t('column.meTooCount', { n: of.meToo })}</p>}
    </article>
  )
}

/** Silence is shown as silence. */
function ReplyState({ of }: { readonly of: Posting }) {
  const { t } = useText()
  const now = useNow()
  if (of.repliedAt)
    return <p className="small quiet">{t(of.replies.length > 0 ? 'column.replied' : 'column.replyRead')}</p>
  if (!of.replyBy) return null
  if (new Date(of.replyBy) < now) return <p className="small field-error">{t('column.noReply')}</p>
  return (
    <p className="small quiet">
      {t('column.replyBy')} <When at={of.replyBy} end />
    </p>
  )
}
