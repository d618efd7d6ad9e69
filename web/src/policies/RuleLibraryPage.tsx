import { Link } from '@tanstack/react-router'
import { useDeferredValue, type MouseEvent } from 'react'
import { listRules, readRulebook, RuleFilter, type RuleRow } from '../../../src/policies/rule.contract.ts'
import { useList, useRoute } from '../api/hooks.ts'
import { queryOf } from '../api/url.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { ConfidenceMark, StateMark } from './marks.tsx'
import { RuleFilters } from './RuleFilters.tsx'
import { RuleBody } from './RulePage.tsx'
import { SourceList } from './SourceList.tsx'
import { dateOf, spanOf } from './words.ts'
import './policies.css'

/** Every rule, its source, how sure we are of it and its history: open to anyone. */
export function RuleLibraryPage() {
  const { t, say } = useText()
  const [query, setQuery] = useQueryState()
  const change: typeof setQuery = (values) => setQuery({ cursor: undefined, ...values })
  const open = (rule: string | null) => setQuery({ rule: rule ?? undefined })
  const filter = useDeferredValue(filterOf(query))
  // Only an address without scripts names the page of the list; see below.
  const begin = query['cursor']
  const list = useList(listRules, { ...filter, limit: 50, ...(begin && { cursor: begin }) })
  const book = useRoute(readRulebook, {})
  const filtered = Object.values(filter).some((value) => value !== undefined)
  return (
    <div className="page">
      <header className="stack-tight">
        <h1>{t('policies.rules.title')}</h1>
        <p className="quiet">{t('policies.rules.lead')}</p>
        {book.data && (
          <p className="quiet small" title={t('policies.rules.versionHelp')}>
            {t('policies.rules.count', {
              rules: book.data.rules,
              versions: book.data.versions,
              sources: book.data.sources.length,
            })}{' '}
            · {t('policies.rules.version', { version: book.data.version })}
          </p>
        )}
      </header>
      <DataTable
        label={t('policies.rules.title')}
        columns={columnsOf({ t, say }, open)}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState
            title={t('policies.rules.empty')}
            action={
              filtered && (
                <button type="button" className="plain-button" onClick={() => change(noFilter)}>
                  {t('policies.rules.clear')}
                </button>
              )
            }
          >
            {t('policies.rules.emptyHelp')}
          </EmptyState>
        }
        paging={list}
        filters={
          <RuleFilters query={query} setQuery={change} sources={book.data?.sources ?? []} total={list.data?.total} />
        }
        opened={query['rule'] ?? null}
        onOpen={open}
        panel={(row) => panelOf(row, say(row.title))}
        csvName="rules"
      />
      {list.data?.next && (
        <noscript>
          <a href={queryOf({ ...query, cursor: list.data.next })}>{t('parts.table.next')} →</a>
        </noscript>
      )}
      {book.data && <SourceList sources={book.data.sources} />}
    </div>
  )
}

const panelOf = (row: RuleRow, title: string) => ({
  title,
  href: `/rules/${row.id}`,
  body: (
    <div className="stack">
      <RuleBody id={row.id} level="panel" />
    </div>
  ),
})

const noFilter = { text: '', kind: '', class: '', confidence: '', source: '', inForceOn: '' }

/** What stands in the address, as far as the server understands it. */
function filterOf(query: Readonly<Record<string, string>>): RuleFilter {
  const known = Object.entries(query).filter(([name, value]) => name in RuleFilter.shape && value !== '')
  return RuleFilter.catch({}).parse(Object.fromEntries(known))
}

/** A link to the page of a rule; where scripts run, a plain click opens it beside the list, like the row it stands in. */
function besides(event: MouseEvent, open: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  open()
}

type Text = Pick<ReturnType<typeof useText>, 't' | 'say'>

function columnsOf({ t, say }: Text, open: (rule: string) => void): Column<RuleRow>[] {
  return [
    {
      key: 'rule',
      title: t('policies.rules.columns.rule'),
      render: (row) => (
        <div>
          <Link
            to="/rules/$id"
            params={{ id: row.id }}
            className="rule-link"
            onClick={(event) => besides(event, () => open(row.id))}
          >
            {say(row.title)}
          </Link>
          {row.state !== 'in-force' && (
            <>
              {' '}
              <StateMark state={row.state} />
            </>
          )}
          <div className="quiet small">
            {t(`policies.kinds.${row.kind}`)}
            {row.class && ` · ${t(`policies.classes.${row.class}`)}`}
            {row.versions > 1 && ` · ${t('policies.rules.more', { count: row.versions - 1 })}`}
          </div>
        </div>
      ),
      csv: (row) => say(row.title),
      width: '34%',
    },
    {
      key: 'figure',
      title: t('policies.rules.columns.figure'),
      render: (row) => <span className="number">{row.figure ? spanOf(row.figure) : '–'}</span>,
      csv: (row) => (row.figure ? spanOf(row.figure) : ''),
      width: '120px',
    },
    {
      key: 'source',
      title: t('policies.rules.columns.source'),
      render: (row) => (
        <div>
          {say(row.source.title)}
          {row.article && <span className="quiet"> {t('policies.rule.article', { article: row.article })}</span>}
        </div>
      ),
      csv: (row) => `${say(row.source.title)} ${row.article ?? ''}`.trim(),
    },
    {
      key: 'confidence',
      title: t('policies.rules.columns.confidence'),
      render: (row) => <ConfidenceMark confidence={row.confidence} />,
      csv: (row) => t(`policies.confidences.${row.confidence}`),
      width: '112px',
    },
    {
      key: 'from',
      title: t('policies.rules.columns.from'),
      render: (row) => <span className="number">{dateOf(row.from)}</span>,
      csv: (row) => row.from,
      width: '132px',
    },
  ]
}
