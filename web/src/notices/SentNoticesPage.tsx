import { listSentNotices, noticeStates, type SentNotice } from '../../../src/kernel/notice/notice.contract.ts'
import { useList } from '../api/hooks.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { whenWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { NoticeStateMark } from './marks.tsx'
import { NoticeFilters } from './NoticeFilters.tsx'
import { NoticePanel } from './NoticePanel.tsx'

const Filter = listSentNotices.input.pick({ channel: true, state: true, template: true })
const noFilter = { state: '', channel: '', template: '' }

/** What was sent to whom, by which way, and what became of it; the words of one notice at the side. */
export function SentNoticesPage() {
  const { t, say, language } = useText()
  const [query, setQuery] = useQueryState()
  const filter = filterOf(query)
  const list = useList(listSentNotices, { ...filter, limit: 50 }, { refetchEveryMs: 30_000 })
  const views = [
    { key: '', label: t('notices.sent.allStates') },
    ...noticeStates.map((key) => ({ key, label: t(`notices.states.${key}`) })),
  ]
  return (
    <div className="page">
      <header className="stack-tight">
        <h1>{t('notices.sent.title')}</h1>
        <p className="quiet">{t('notices.sent.lead')}</p>
      </header>
      <DataTable
        label={t('notices.sent.title')}
        columns={columnsOf({ t, say, language })}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState
            title={t('notices.sent.empty')}
            action={
              Object.keys(filter).length > 0 && (
                <button type="button" className="plain-button" onClick={() => setQuery(noFilter)}>
                  {t('notices.sent.clear')}
                </button>
              )
            }
          >
            {t('notices.sent.emptyHint')}
          </EmptyState>
        }
        paging={list}
        views={{ items: views, value: query['state'] ?? '', onChange: (state) => setQuery({ state, notice: '' }) }}
        filters={<NoticeFilters query={query} setQuery={setQuery} />}
        opened={query['notice'] ?? null}
        onOpen={(notice) => setQuery({ notice: notice ?? undefined })}
        panel={(row) => panelOf(row.id, say(row.title))}
        csvName="notices"
      />
    </div>
  )
}

const panelOf = (id: string, title: string) => ({ title, body: <NoticePanel key={id} id={id} /> })

/** What stands in the address, as far as the server understands it. */
function filterOf(query: Readonly<Record<string, string>>) {
  const known = Object.entries(query).filter(([name, value]) => name in Filter.shape && value !== '')
  return Filter.catch({}).parse(Object.fromEntries(known))
}

function columnsOf({
  t,
  say,
  language,
}: Pick<ReturnType<typeof useText>, 't' | 'say' | 'language'>): Column<SentNotice>[] {
  return [
    {
      key: 'created',
      title: t('notices.sent.created'),
      render: (row) => <When at={row.createdAt} />,
      csv: (row) => row.createdAt,
      width: '24%',
    },
    {
      key: 'notice',
      title: t('notices.sent.notice'),
      render: (row) => (
        <div>
          <strong>{say(row.title)}</strong>
          <div className="small quiet">
            {t(`notices.channels.${row.channel}`)}
            {row.urgent && ` · ${t('notices.sent.urgent')}`}
          </div>
        </div>
      ),
      csv: (row) => `${say(row.title)} (${t(`notices.channels.${row.channel}`)})`,
      width: '24%',
    },
    {
      key: 'recipient',
      title: t('notices.sent.recipient'),
      render: (row) => <span className="number">{row.recipient ?? '–'}</span>,
      csv: (row) => row.recipient ?? '',
      width: '22%',
    },
    {
      key: 'state',
      title: t('notices.sent.state'),
      render: (row) => (
        <div>
          <NoticeStateMark state={row.state} />
          <div className="small quiet">{detailOf(row, { t, language })}</div>
        </div>
      ),
      csv: (row) => row.state,
      width: '30%',
    },
  ]
}

function detailOf(row: SentNotice, { t, language }: Pick<ReturnType<typeof useText>, 't' | 'language'>): string {
  const waits = row.state === 'held' || row.reason === 'retrying'
  return [
    row.reason && t(`notices.reasons.${row.reason}`),
    row.attempts > 1 && t('notices.sent.attempts', { n: row.attempts }),
    waits && row.nextTryAt && t('notices.sent.next', { when: whenWords(row.nextTryAt, language) }),
  ]
    .filter(Boolean)
    .join(' · ')
}
