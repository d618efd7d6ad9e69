import { Link } from '@tanstack/react-router'
import { readRule } from '../../../src/policies/rule.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useHead } from '../shell/head.ts'
import { useId } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { RuleVersion, VersionSpan, type RuleVersionData } from './RuleVersion.tsx'
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
      <RuleHead id={id} />
      <RuleBody id={id} level="page" />
    </div>
  )
}

/** In the tab and at a search engine a rule goes by its own name. */
function RuleHead({ id }: { readonly id: string }) {
  const { say } = useText()
  const { data } = useRoute(readRule, { id })
  const shown = data && shownVersion(data.versions)
  useHead({ title: shown && say(shown.rule.title), description: shown && say(shown.rule.summary) })
  return null
}

/** The version in force, else the newest. */
const shownVersion = (versions: readonly RuleVersionData[]): RuleVersionData | undefined =>
  versions.findLast(({ state }) => state === 'in-force') ?? versions.at(-1)

/** A rule with all its versions, newest first; the same in the side panel of the library and on its own page. */
export function RuleBody({ id, level }: { id: string; level: 'page' | 'panel' }) {
  const { t, say } = useText()
  const { data, problem, loading, refetch } = useRoute(readRule, { id })
  if (problem?.status === 404)
    return (
      <EmptyState title={t('policies.rule.missing')} heading={level === 'page'}>
        {id}
      </EmptyState>
    )
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (loading || !data) return <Skeleton lines={8} />
  const newestFirst = data.versions.toReversed()
  const shown = shownVersion(data.versions)
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
