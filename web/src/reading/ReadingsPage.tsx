import { Select } from 'antd'
import { purposes, purposeWords } from '../../../src/kernel/reading/reading-rule.contract.ts'
import { fieldWords, whyNotWords } from '../../../src/kernel/reading/reading-words.contract.ts'
import { exportReadings, listReadings, type Reading } from '../../../src/kernel/reading/register.contract.ts'
import { roleWords } from '../../../src/kernel/role.contract.ts'
import { useList } from '../api/hooks.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { SearchBox } from '../parts/SearchBox.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'

const Filter = listReadings.input.pick({ answer: true, purpose: true, number: true })
const answers = ['read', 'refused'] as const

/** Every read of personal data and every refusal; looking is recorded too. */
export function ReadingsPage() {
  const { t, say } = useText()
  const [query, setQuery] = useQueryState()
  const filter = filterOf(query)
  const list = useList(listReadings, { ...filter, limit: 50 })
  const search = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  return (
    <div className="page">
      <header className="stack-tight">
        <h1>{t('reading.register.title')}</h1>
        <p className="quiet">{t('reading.register.lead')}</p>
      </header>
      <DataTable
        label={t('reading.register.title')}
        columns={useColumns()}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('reading.register.empty')}>{t('reading.register.emptyHelp')}</EmptyState>}
        paging={list}
        views={{
          items: [
            { key: '', label: t('reading.register.all') },
            ...answers.map((key) => ({ key, label: t(`reading.register.${key}`) })),
          ],
          value: query['answer'] ?? '',
          onChange: (answer) => setQuery({ answer }),
        }}
        filters={
          <>
            <Select
              aria-label={t('reading.purpose')}
              value={query['purpose'] ?? ''}
              onChange={(purpose) => setQuery({ purpose })}
              options={[
                { value: '', label: t('reading.register.anyPurpose') },
                ...purposes.map((value) => ({ value, label: say(purposeWords[value]) })),
              ]}
              popupMatchSelectWidth={false}
            />
            <SearchBox
              words={t('reading.register.number')}
              text={query['number'] ?? ''}
              onChange={(number) => setQuery({ number })}
            />
            <a href={`${exportReadings.path}?${search.toString()}`} download="readings.csv">
              {t('reading.register.export')}
            </a>
          </>
        }
      />
    </div>
  )
}

/** What stands in the address, as far as the server understands it. */
function filterOf(query: Readonly<Record<string, string>>) {
  const known = Object.entries(query).filter(([name, value]) => name in Filter.shape && value !== '')
  return Filter.catch({}).parse(Object.fromEntries(known))
}

function useColumns(): Column<Reading>[] {
  const { t, say, list } = useText()
  return [
    { key: 'at', title: t('reading.register.at'), width: '18%', render: (row) => <When at={row.at} /> },
    {
      key: 'reader',
      title: t('reading.register.reader'),
      width: '20%',
      render: (row) => (
        <div>
          {row.reader ?? '–'}
          <div className="small quiet">{row.role ? say(roleWords[row.role]) : ''}</div>
        </div>
      ),
    },
    {
      key: 'purpose',
      title: t('reading.purpose'),
      width: '24%',
      render: (row) => (
        <div>
          {say(purposeWords[row.purpose])}
          <div className="small quiet">{list(row.fields.map((field) => say(fieldWords[field])))}</div>
        </div>
      ),
    },
    {
      key: 'case',
      title: t('reading.register.case'),
      width: '20%',
      render: (row) => (
        <div>
          {row.case ? say(row.case.title) : '–'}
          <div className="small quiet code">{row.number}</div>
        </div>
      ),
    },
    {
      key: 'answer',
      title: t('reading.register.answer'),
      width: '18%',
      render: (row) =>
        row.refused ? (
          <div>
            <StateTag tone="risk">{t('reading.register.refused')}</StateTag>
            <div className="small quiet">{say(whyNotWords[row.refused])}</div>
          </div>
        ) : (
          <StateTag tone="plain">{t('reading.register.read')}</StateTag>
        ),
    },
  ]
}
