import { exportFields, listFields, type Field, type Kind } from '../../../src/privacy/fields/fields.contract.ts'
import * as words from '../../../src/privacy/fields/fields-words.contract.ts'
import { useList } from '../api/hooks.ts'
import { queryOf } from '../api/url.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { FieldFilters } from './FieldFilters.tsx'
import { IntakeTrial } from './IntakeTrial.tsx'
import { ClassTag, KindTerms } from './KindTerms.tsx'
import './privacy.css'

const Filter = listFields.input.omit({ cursor: true, limit: true })

/** What every column holds, with what holds for its kind beside it. */
export function FieldsPage() {
  const { t, language } = useText()
  const [query, set] = useQueryState()
  // Opened without any choice, the page begins with what is personal.
  const asked = { class: 'personal', ...query }
  const filter = Filter.catch({}).parse(
    Object.fromEntries(Object.entries(asked).filter(([name, value]) => name in Filter.shape && value !== 'all')),
  )
  const list = useList(listFields, { ...filter, limit: 50 })
  const kinds = new Map(list.data?.kinds.map((kind) => [kind.id, kind]))
  const view = query['class'] ?? 'personal'
  return (
    <div className="page">
      <PageHead title={t('fields.title')} lead={t('fields.lead')} action={<IntakeTrial />} />
      <DataTable
        label={t('fields.title')}
        columns={useColumns(kinds)}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('fields.empty')}>{t('fields.emptyHelp')}</EmptyState>}
        paging={list}
        views={{
          items: [
            { key: 'personal', label: t('fields.byPersonal') },
            { key: 'sensitive', label: t('fields.bySensitive') },
            { key: 'all', label: t('fields.byAll') },
          ],
          value: view,
          onChange: (value) => set({ class: value, field: undefined }),
        }}
        filters={
          <>
            <FieldFilters query={query} set={set} kinds={[...kinds.values()]} />
            <a href={`${exportFields.path}${queryOf({ ...filter, language })}`} download="fields.csv">
              {t('fields.export')}
            </a>
            <output className="quiet small">{list.data && t('fields.count', { n: list.data.total })}</output>
          </>
        }
        opened={query['field'] ?? null}
        onOpen={(field) => set({ field: field ?? undefined })}
        panel={(row) => panelOf(row, kinds)}
      />
    </div>
  )
}

const panelOf = (row: Field, kinds: ReadonlyMap<string, Kind>) => ({
  title: row.id,
  body: <FieldPanel of={row} kind={kinds.get(row.kind ?? '')} />,
})

function FieldPanel({ of, kind }: { readonly of: Field; readonly kind: Kind | undefined }) {
  const { t, say } = useText()
  return (
    <div className="stack">
      <p>
        <ClassTag of={of.class} /> · {say(words.capabilityWords[of.capability])} · {say(words.storeWords[of.store])} ·{' '}
        {of.sealed ? t('fields.sealed') : t('fields.plain')}
      </p>
      {kind ? <KindTerms of={kind} /> : <p className="quiet">{t('fields.byRule')}</p>}
    </div>
  )
}

function useColumns(kinds: ReadonlyMap<string, Kind>): readonly Column<Field>[] {
  const { t, say, list } = useText()
  return [
    {
      key: 'field',
      title: t('fields.field'),
      width: '30%',
      render: (row) => (
        <div>
          <span className="code">{row.column}</span>
          <div className="small quiet code">{row.table}</div>
        </div>
      ),
    },
    {
      key: 'kind',
      title: t('fields.kind'),
      width: '22%',
      render: (row) => {
        const kind = kinds.get(row.kind ?? '')
        return (
          <div>
            {kind ? say(kind.title) : t('fields.byRule')}
            {kind?.category && <div className="small quiet">{say(words.categoryWords[kind.category])}</div>}
          </div>
        )
      },
    },
    { key: 'class', title: t('fields.class'), width: '12%', render: (row) => <ClassTag of={row.class} /> },
    {
      key: 'purposes',
      title: t('fields.purposes'),
      width: '18%',
      render: (row) => list((kinds.get(row.kind ?? '')?.purposes ?? []).map((one) => say(words.purposeWords[one]))),
    },
    {
      key: 'erase',
      title: t('fields.erase'),
      width: '10%',
      render: (row) => {
        const erase = kinds.get(row.kind ?? '')?.onErase
        return erase ? say(words.erasureWords[erase]) : '–'
      },
    },
    {
      key: 'seal',
      title: t('fields.seal'),
      width: '8%',
      render: (row) => (row.sealed ? t('fields.sealed') : <span className="quiet">{t('fields.plain')}</span>),
    },
  ]
}
