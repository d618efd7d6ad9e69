import { Link } from '@tanstack/react-router'
import { readNotice } from '../../../src/privacy/fields/fields.contract.ts'
import * as words from '../../../src/privacy/fields/fields-words.contract.ts'
import type { Output } from '../../../src/kernel/route.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'
import { dayWords } from '../text/time.ts'
import './privacy.css'

type Kind = Output<typeof readNotice>['categories'][number]['kinds'][number]

/** 个人信息清单, for anybody and without signing in: drawn by the server, made from what the database really holds. */
export function NoticePage() {
  const { t, say, language } = useText()
  const { data, problem, loading, refetch } = useRoute(readNotice, {})
  return (
    <div className="page page-narrow stack">
      <PageHead title={t('fields.notice.title')} lead={t('fields.notice.lead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={12} />}
      {data && <p className="small quiet">{t('fields.notice.on', { day: dayWords(data.on, language) })}</p>}
      {data?.categories.map(({ category, kinds }) => (
        <section key={category} className="stack">
          <h2>{say(words.categoryWords[category])}</h2>
          {kinds.map((kind) => (
            <KindCard key={kind.id} of={kind} />
          ))}
        </section>
      ))}
      <p>
        <Link to="/erase">{t('erase.guest.link')}</Link>
      </p>
      <section className="inset stack-tight">
        <h2>{t('fields.notice.rights')}</h2>
        <p>{t('fields.notice.masked')}</p>
        <p>{t('fields.notice.rightsText')}</p>
        <p className="no-print">
          <Link to="/my/readings">{t('fields.notice.reads')}</Link>
        </p>
      </section>
    </div>
  )
}

function KindCard({ of }: { readonly of: Kind }) {
  const { t, say, list } = useText()
  return (
    <article className="surface stack-tight">
      <h3>
        {say(of.title)} {of.class === 'sensitive' && <StateTag tone="risk">{t('fields.notice.sensitive')}</StateTag>}
      </h3>
      <dl className="kind-terms">
        <dt>{t('fields.purposes')}</dt>
        <dd>{list(of.purposes.map((one) => say(words.purposeWords[one])))}</dd>
        <dt>{t('fields.notice.where')}</dt>
        <dd>{list(of.where.map((one) => say(words.capabilityWords[one])))}</dd>
        <dt>{t('fields.basis')}</dt>
        <dd>{of.basis && say(of.basis)}</dd>
        <dt>{t('fields.keep')}</dt>
        <dd>{of.keep && (of.keep.rule ? <Link to={`/rules/${of.keep.rule}`}>{say(of.keep)}</Link> : say(of.keep))}</dd>
        <dt>{t('fields.erase')}</dt>
        <dd>
          {of.onErase && say(words.erasureWords[of.onErase])}
          {of.why && <div className="small quiet">{say(of.why)}</div>}
        </dd>
        <dt>{t('fields.copy')}</dt>
        <dd>{of.copy ? t('fields.notice.copy') : t('fields.notice.noCopy')}</dd>
      </dl>
    </article>
  )
}
