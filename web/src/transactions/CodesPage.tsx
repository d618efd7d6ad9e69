import { Button } from 'antd'
import {
  CodeFilter,
  exportCodes,
  listCodes,
  type CodeRow,
} from '../../../src/transactions/dynamic-code/code.contract.ts'
import { useList } from '../api/hooks.ts'
import { queryOf } from '../api/url.ts'
import { Choice } from '../parts/Choice.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ListTable } from '../parts/ListTable.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { useQueryState } from '../shell/place.ts'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { useCodeColumns } from './code-columns.tsx'
import './transactions.css'

const states = ['open', 'redeemed', 'burnt', 'void', 'expired'] as const
const grades = ['A', 'B', 'C', 'D'] as const
const forms = ['dynamic', 'static'] as const

/** What the address says, as far as it is a filter. */
function filterOf(query: Readonly<Record<string, string>>): CodeFilter {
  const { state, form, grade, consumer, from, until, odd } = CodeFilter.shape
  const read = { state, form, grade, consumer, from, until, odd }
  const said = Object.entries(read).flatMap(([name, schema]) => {
    const value = schema.safeParse(query[name]).data
    return value === undefined ? [] : [[name, value] as const]
  })
  return CodeFilter.parse(Object.fromEntries(said))
}

/** For whoever looks into risks all of them, for a shop what it was paid. */
export function CodesPage() {
  const { t } = useText()
  const { me } = useSession()
  const [query, setQuery] = useQueryState()
  const filter = filterOf(query)
  const list = useList(listCodes, { ...filter, limit: 50 })
  const own = me?.roles.includes('merchant') ?? false
  const columns = useCodeColumns().filter(({ key }) => !own || key !== 'grade')
  return (
    <div className="page">
      <PageHead
        title={t(own ? 'payCode.list.mine' : 'payCode.list.title')}
        lead={t(own ? 'payCode.list.mineLead' : 'payCode.list.lead')}
        action={
          <a href={`${exportCodes.path}${queryOf(filter)}`} download>
            {t('payCode.list.export')}
          </a>
        }
      />
      <ListTable
        label={t('payCode.list.title')}
        columns={own ? columns : [...columns, sameColumn(t('payCode.list.same'), (consumer) => setQuery({ consumer }))]}
        of={list}
        empty={<EmptyState title={t('payCode.list.empty')}>{t('payCode.list.emptyHelp')}</EmptyState>}
        {...(!own && {
          views: {
            items: (['all', 'odd'] as const).map((key) => ({ key, label: t(`payCode.list.${key}`), count: null })),
            value: filter.odd ? 'odd' : 'all',
            onChange: (key: string) => setQuery({ odd: key === 'odd' ? 'yes' : undefined }),
          },
        })}
        filters={
          <>
            {!own && (
              <>
                <Choice
                  label={t('payCode.list.result')}
                  value={filter.state ?? ''}
                  all={t('payCode.list.anyState')}
                  options={states.map((value) => ({ value, label: t(`payCode.list.state.${value}`) }))}
                  onChange={(state) => setQuery({ state })}
                />
                <Choice
                  label={t('payCode.list.gradeTitle')}
                  value={filter.grade ?? ''}
                  all={t('payCode.list.anyGrade')}
                  options={grades.map((value) => ({ value, label: t(`payCode.list.grades.${value}`) }))}
                  onChange={(grade) => setQuery({ grade })}
                />
              </>
            )}
            <Choice
              label={t('payCode.list.what')}
              value={filter.form ?? ''}
              all={t('payCode.list.anyForm')}
              options={forms.map((value) => ({ value, label: t(`payCode.list.form.${value}`) }))}
              onChange={(form) => setQuery({ form })}
            />
            <DayField label={t('payCode.list.from')} day={filter.from} onChange={(from) => setQuery({ from })} />
            <DayField label={t('payCode.list.until')} day={filter.until} onChange={(until) => setQuery({ until })} />
            {filter.consumer && (
              <Button onClick={() => setQuery({ consumer: undefined })}>{t('payCode.list.sameOff')}</Button>
            )}
          </>
        }
      />
    </div>
  )
}

const sameColumn = (words: string, show: (consumer: string) => void) => ({
  key: 'same',
  title: '',
  render: ({ consumer }: CodeRow) =>
    consumer && (
      <button type="button" className="plain-button small" onClick={() => show(consumer)}>
        {words}
      </button>
    ),
})

type DayProps = {
  readonly label: string
  readonly day: string | undefined
  readonly onChange: (day: string | undefined) => void
}
const DayField = ({ label, day, onChange }: DayProps) => (
  <label className="select-field">
    {label}
    <input type="date" value={day ?? ''} onChange={(event) => onChange(event.target.value || undefined)} />
  </label>
)
