import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { RuleVersion as Version } from '../../../src/policies/rule.contract.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'
import { ConfidenceMark, StateMark } from './marks.tsx'
import { RuleExamples } from './RuleExamples.tsx'
import { RuleTerms } from './RuleTerms.tsx'
import { Term } from './Term.tsx'
import { dateOf } from './words.ts'

export type RuleVersionData = z.infer<typeof Version>

/** One version of a rule: since when, what it says, where it stands, how sure we are, and the proof by example. */
export function RuleVersion({ version, heading }: { readonly version: RuleVersionData; readonly heading: ReactNode }) {
  const { t, say } = useText()
  const { rule, source } = version
  return (
    <article className="surface stack rule-version" data-state={version.state}>
      <header className="rule-version-head">
        {heading}
        <p className="row">
          <StateMark state={version.state} />
          <ConfidenceMark confidence={rule.confidence} />
          {rule.kind === 'clock' && <StateTag tone="info">{t(`policies.classes.${rule.class}`)}</StateTag>}
        </p>
      </header>
      <p className="rule-summary">{say(rule.summary)}</p>
      <dl className="rule-terms">
        <RuleTerms rule={rule} formula={version.formula} />
        <Term name={t('policies.rule.source')}>
          {say(source.title)}
          {source.number && <span className="quiet"> {source.number}</span>}
          {rule.article && <span> {t('policies.rule.article', { article: rule.article })}</span>}
          <span className="quiet"> · {t(`policies.instruments.${source.instrument}`)}</span>
          {source.url && (
            <a href={source.url} rel="noreferrer" target="_blank">
              {' '}
              ↗
            </a>
          )}
        </Term>
        {rule.clauses.length > 0 && <Term name={t('policies.rule.clauses')}>{rule.clauses.join(' · ')}</Term>}
        <Term name={t('policies.rules.confidence')}>
          {t(version.mayBlock ? 'policies.rule.mayBlock' : 'policies.rule.mayOnlyWarn')}
        </Term>
        {rule.note && <Term name={t('policies.rule.note')}>{say(rule.note)}</Term>}
        {source.note && <Term name={t('policies.rule.note')}>{say(source.note)}</Term>}
      </dl>
      {rule.kind === 'clock' && version.state === 'in-force' && (
        <p>
          <Link to="/deadline" search={{ rule: rule.id }}>
            {t('policies.rule.calculate')}
          </Link>
        </p>
      )}
      {rule.kind === 'remedy' && (
        <p>
          <Link to="/remedies">{t('policies.rule.calculateRemedy')}</Link>
        </p>
      )}
      <RuleExamples examples={version.examples} />
    </article>
  )
}

export function VersionSpan({ version }: { readonly version: RuleVersionData }) {
  const { t } = useText()
  const { from, until } = version.rule
  return until === undefined
    ? t('policies.rule.since', { from: dateOf(from) })
    : t('policies.rule.between', { from: dateOf(from), until: dateOf(until) })
}
