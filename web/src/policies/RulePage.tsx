import { Link } from '@tanstack/react-router'
import { readRule } from '../../../src/policies/rule.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useId } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { RuleVersion, VersionSpan } from './RuleVersion.tsx'
import { dateOf } from './words.ts'
import './policies.css'

export function RulePage() {
  const id = useId()
  const { t } = useText()
  return (
    <div className="page page-article">
      <p className="small no-print">
        <Link to="/rules">← {t('policies.rule.back')}</Link>
      </p>
      <RuleBody id={id} level="page" />
    </div>
  )
}

/** A rule with all its versions, newest first; the same in the side panel of the library and on its own page. */
export function RuleBody({ id, level }: { id: string; level: 'page' | 'panel' }) {
  const { t, say } = useText()
  const { data, problem, loading, refetch } = useRoute(readRule, { id })
  if (problem?.status === 404) return <EmptyState title={t('policies.rule.missing')}>{id}</EmptyState>
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (loading || !data) return <Skeleton lines={8} />
  const newestFirst = data.versions.toReversed()
  const shown = newestFirst.find((version) => version.state === 'in-force') ?? newestFirst[0]
  const Version = level === 'page' ? 'h2' : 'h3'
  return (
    <>
      {shown && level === 'page' && <h1>{say(shown.rule.title)}</h1>}
      <p className="quiet small code">{data.id}</p>
      {newestFirst.map((version) => (
        <RuleVersion
          key={version.rule.from}
          version={version}
          heading={
            <Version className="rule-version-title">
              {newestFirst.length > 1 &&
                version.rule.title.zh !== shown?.rule.title.zh &&
                `${say(version.rule.title)} · `}
              <VersionSpan version={version} />
            </Version>
          }
        />
      ))}
      {data.gaps.map((gap) => (
        <p key={gap.from} className="note note-risk">
          {t('policies.rule.gap', { from: dateOf(gap.from), until: dateOf(gap.until) })}
        </p>
      ))}
      {newestFirst.length === 1 && <p className="quiet">{t('policies.rule.oneVersion')}</p>}
    </>
  )
}
