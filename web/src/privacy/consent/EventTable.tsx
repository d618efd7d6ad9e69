import {
  exportConsentEvents,
  listConsentEvents,
  type PurposeRow,
  type RegisterEvent,
} from '../../../../src/privacy/consent/register.contract.ts'
import { useList } from '../../api/hooks.ts'
import { queryOf } from '../../api/url.ts'
import { Choice } from '../../parts/Choice.tsx'
import type { Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { ListTable } from '../../parts/ListTable.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'

const Filter = listConsentEvents.input.pick({ purpose: true, change: true })

/** Who said what, newest first; the person only by the last letters of the number. */
export function EventTable({ purposes }: { readonly purposes: readonly PurposeRow[] }) {
  const { t, say } = useText()
  const [query, setQuery] = useQueryState()
  const filter = Filter.safeParse({ purpose: query['purpose'], change: query['change'] }).data ?? {}
  const list = useList(listConsentEvents, { ...filter, limit: 50 })
  return (
    <section className="stack">
      <div className="row row-apart">
        <h2>{t('consent.register.events')}</h2>
        <a className="no-print" href={`${exportConsentEvents.path}${queryOf(filter)}`} download>
          {t('consent.register.export')}
        </a>
      </div>
      <ListTable
        label={t('consent.register.events')}
        columns={useEventColumns()}
        of={list}
        empty={<EmptyState title={t('consent.register.empty')}>{t('consent.register.emptyHelp')}</EmptyState>}
        views={{
          items: [
            { key: '', label: t('consent.register.all') },
            { key: 'given', label: t('consent.register.given') },
            { key: 'withdrawn', label: t('consent.register.withdrawn') },
          ],
          value: filter.change ?? '',
          onChange: (change) => setQuery({ change: change || undefined }),
        }}
        filters={
          <Choice
            label={t('consent.register.purpose')}
            value={filter.purpose ?? ''}
            all={t('consent.register.anyPurpose')}
            options={purposes
              .filter(({ mode }) => mode !== 'necessary')
              .map(({ id, title }) => ({ value: id, label: say(title) }))}
            onChange={(purpose) => setQuery({ purpose })}
          />
        }
      />
    </section>
  )
}

function useEventColumns(): Column<RegisterEvent>[] {
  const { t, say } = useText()
  return [
    { key: 'when', title: t('consent.register.when'), width: '200px', render: ({ at }) => <When at={at} /> },
    {
      key: 'person',
      title: t('consent.register.person'),
      render: ({ person }) => <span className="code">…{person}</span>,
    },
    {
      key: 'change',
      title: t('consent.register.change'),
      render: ({ given, title }) => (
        <span className="row">
          <StateTag tone={given ? 'kept' : 'plain'}>
            {t(given ? 'consent.event.given' : 'consent.event.withdrawn')}
          </StateTag>
          {say(title)}
        </span>
      ),
    },
    {
      key: 'how',
      title: t('consent.register.how'),
      render: ({ method, relation }) => (
        <>
          {t(`consent.event.method.${method}`)}
          {relation && ` · ${t(`consent.record.relations.${relation}`)}`}
        </>
      ),
    },
    {
      key: 'notice',
      title: t('consent.register.notice'),
      render: ({ notice }) => (notice ? t('consent.register.version', { n: notice.version }) : '—'),
    },
  ]
}
