import type { z } from 'zod'
import type { readRulebook } from '../../../src/policies/rule.contract.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'
import { dateOf } from './words.ts'

type Book = z.infer<typeof readRulebook.output>

/** The texts behind the rules: since when, until when, and what took their place. */
export function SourceList({ sources }: { readonly sources: Book['sources'] }) {
  const { t, say } = useText()
  const titleOf = (id: string) => {
    const source = sources.find((one) => one.id === id)
    return source ? say(source.title) : id
  }
  return (
    <details className="surface">
      <summary>{t('policies.rules.sources')}</summary>
      <ul className="source-list">
        {sources.map((source) => (
          <li key={source.id}>
            <p>
              <strong>{say(source.title)}</strong> {source.number && <span className="quiet">{source.number}</span>}
            </p>
            <p className="quiet small">
              {t(`policies.instruments.${source.instrument}`)} ·{' '}
              {source.until
                ? t('policies.rule.between', { from: dateOf(source.from), until: dateOf(source.until) })
                : t('policies.rule.since', { from: dateOf(source.from) })}{' '}
              · {t('policies.rules.sourceRules', { count: source.rules })}
            </p>
            {source.replacedBy && (
              <p>
                <StateTag tone="risk">{t('policies.rule.replaced', { title: titleOf(source.replacedBy) })}</StateTag>
              </p>
            )}
            {source.note && <p className="small">{say(source.note)}</p>}
          </li>
        ))}
      </ul>
    </details>
  )
}
