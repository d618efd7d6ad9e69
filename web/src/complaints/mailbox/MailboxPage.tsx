import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  countLetters,
  listLetters,
  Tab,
  tabs,
  Verdict,
  type LetterRow,
} from '../../../../src/complaints/mailbox/mailbox.contract.ts'
import { readHealth } from '../../../../src/complaints/mailbox/mail-health.contract.ts'
import { useList, useRoute } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useNarrow } from '../../parts/narrow.ts'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { FateTags, Sender } from './letter-marks.tsx'
import { LetterPeek } from './LetterPage.tsx'
import { MailboxFilters } from './MailboxFilters.tsx'
import { MailHealth, NoMailbox } from './MailHealth.tsx'
import '../complaints.css'
import './mailbox.css'

/** Every letter of the complaints mailbox and what became of it; those that wait for a person come first. */
export function MailboxPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const filter = filterOf(query)
  const list = useList(listLetters, { ...filter, limit: 50 }, { refetchEveryMs: 30_000 })
  const counts = useRoute(countLetters, {}, { refetchEveryMs: 60_000 })
  const health = useRoute(readHealth, {}, { refetchEveryMs: 60_000 })
  const narrow = useNarrow()
  const stoppedAt = list.data?.stoppedAt
  const stopped = stoppedAt ? <StoppedSearch at={stoppedAt} goOn={list.goNext} /> : null
  const columns = useColumns(Boolean(query['open']) && !narrow)
  const limit = counts.data?.limit ?? 0
  const count = (tab: Tab) => counts.data?.counts[tab] ?? 0
  // Without a mailbox there is nothing to filter; letters of one that was there before stay to be read.
  if (health.data?.state === 'off' && counts.data?.counts.all === 0)
    return (
      <div className="page">
        <h1>{t('mailbox.title')}</h1>
        <NoMailbox />
      </div>
    )
  return (
    <div className="page">
      <h1>{t('mailbox.title')}</h1>
      <p className="quiet">{t('mailbox.lead')}</p>
      {health.data && <MailHealth of={health.data} />}
      <DataTable
        label={t('mailbox.title')}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={
          <Empty
            tab={filter.tab}
            filtered={isFiltered(query)}
            none={counts.data?.counts.all === 0}
            clear={() => setQuery(nothing)}
            stopped={stopped}
          />
        }
        paging={list}
        views={{
          items: tabs.map((tab) => ({
            key: tab,
            label: t(`mailbox.tab.${tab}`) + (counts.data && count(tab) >= limit ? ' 999+' : ''),
            count: counts.data && count(tab) < limit ? count(tab) : null,
          })),
          value: filter.tab,
          onChange: (tab) => setQuery({ tab, open: undefined }),
        }}
        filters={<MailboxFilters query={query} setQuery={setQuery} />}
        opened={query['open'] ?? null}
        onOpen={(id) => setQuery({ open: id ?? undefined })}
        panel={panelWith(t('mailbox.noSubject'))}
      />
      {(list.data?.rows.length ?? 0) > 0 && stopped}
    </div>
  )
}

const panelWith = (noSubject: string) => (row: LetterRow) => ({
  title: row.subject || noSubject,
  href: `/mailbox/${row.id}`,
  body: <LetterPeek id={row.id} />,
})

/** Beside an opened letter there is room for who wrote, about what, and what became of it. */
function useColumns(beside: boolean): Column<LetterRow>[] {
  const { t } = useText()
  const all: (Column<LetterRow> & { readonly wide?: boolean })[] = [
    {
      wide: true,
      key: 'received',
      title: t('mailbox.column.received'),
      width: '150px',
      render: (row) => <When at={row.receivedAt} />,
    },
    {
      key: 'from',
      title: t('mailbox.column.from'),
      width: beside ? '30%' : '20%',
      render: (row) => (row.verdict === null ? '…' : <Sender from={row.from} />),
    },
    {
      key: 'subject',
      title: t('mailbox.column.subject'),
      render: (row) => (
        <div>
          <Link to={`/mailbox/${row.id}`}>
            {row.subject || t(row.verdict === null ? 'mailbox.letter' : 'mailbox.noSubject')}
          </Link>
          {row.attachments > 0 && (
            <span className="quiet small"> · {t('mailbox.attachments', { n: row.attachments })}</span>
          )}
          {!beside && <div className="quiet small mail-begins">{row.begins}</div>}
        </div>
      ),
    },
    {
      key: 'verdict',
      title: t('mailbox.column.verdict'),
      width: beside ? '30%' : '18%',
      render: (row) => <FateTags of={row} />,
    },
    {
      wide: true,
      key: 'case',
      title: t('mailbox.column.case'),
      width: '190px',
      render: ({ case: of }) =>
        of && (
          <Link to={`/complaints/${of.id}`} className="code small">
            {of.receipt}
          </Link>
        ),
    },
  ]
  return beside ? all.filter(({ wide }) => !wide) : all
}

/** What is rare is not looked for in all letters at once: here is how far, and the way on. */
function StoppedSearch({ at, goOn }: { readonly at: string; readonly goOn: () => void }) {
  const { t } = useText()
  return (
    <p className="row small">
      <span>
        {t('mailbox.stopped.until')} <When at={at} />
      </span>
      <button type="button" className="plain-button" onClick={goOn}>
        {t('mailbox.stopped.goOn')}
      </button>
    </p>
  )
}

function Empty(props: {
  readonly tab: Tab
  readonly filtered: boolean
  readonly none: boolean
  readonly clear: () => void
  readonly stopped: ReactNode
}) {
  const { t } = useText()
  if (props.stopped) return <EmptyState title={t('mailbox.empty.soFar')}>{props.stopped}</EmptyState>
  if (props.none) return <EmptyState title={t('mailbox.empty.none')}>{t('mailbox.empty.noneHelp')}</EmptyState>
  if (props.tab === 'waiting' && !props.filtered)
    return <EmptyState title={t('mailbox.empty.waiting')}>{t('mailbox.empty.waitingHelp')}</EmptyState>
  return (
    <EmptyState
      title={t('mailbox.empty.any')}
      action={
        props.filtered && (
          <button type="button" className="plain-button" onClick={props.clear}>
            {t('mailbox.clear')}
          </button>
        )
      }
    >
      {t('mailbox.empty.anyHelp')}
    </EmptyState>
  )
}

const nothing = { verdict: undefined, text: undefined }
const isFiltered = (query: Readonly<Record<string, string>>): boolean =>
  Object.keys(nothing).some((name) => query[name])

/** What stands in the address, as far as the server understands it. */
function filterOf(query: Readonly<Record<string, string>>) {
  const verdict = Verdict.safeParse(query['verdict']).data
  return {
    tab: Tab.catch('waiting').parse(query['tab']),
    ...(verdict && { verdict }),
    ...(query['text'] && { text: query['text'] }),
  }
}
