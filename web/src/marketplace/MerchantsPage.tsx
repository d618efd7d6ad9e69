import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import type { z } from 'zod'
import { listMerchants, MerchantRow } from '../../../src/marketplace/merchant.contract.ts'
import { useList } from '../api/hooks.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { DayText } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { MerchantMark } from './marks.tsx'
import { MerchantBody } from './MerchantPage.tsx'
import { SearchWords } from './SearchWords.tsx'
import './marketplace.css'

type Row = z.infer<typeof MerchantRow>
const State = MerchantRow.shape.state

export function MerchantsPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const text = query['text'] ?? ''
  const state = State.safeParse(query['state'])
  const list = useList(listMerchants, { limit: 50, ...(text && { text }), ...(state.success && { state: state.data }) })
  return (
    <div className="page">
      <PageHead title={t('marketplace.merchants.title')} lead={t('marketplace.merchants.lead')} />
      <DataTable
        label={t('marketplace.merchants.title')}
        columns={useColumns()}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('marketplace.merchants.empty')}>{t('marketplace.merchants.emptyHint')}</EmptyState>}
        paging={list}
        filters={
          <>
            <SearchWords
              label={t('marketplace.merchants.search')}
              text={text}
              onChange={(typed) => setQuery({ text: typed })}
            />
            <Select
              aria-label={t('marketplace.merchants.state')}
              value={query['state'] ?? ''}
              onChange={(value) => setQuery({ state: value || undefined })}
              options={[
                { value: '', label: t('marketplace.merchants.anyState') },
                ...State.options.map((value) => ({ value, label: t(`marketplace.merchantState.${value}`) })),
              ]}
              popupMatchSelectWidth={false}
            />
          </>
        }
        opened={query['merchant'] ?? null}
        onOpen={(merchant) => setQuery({ merchant: merchant ?? undefined })}
        panel={panelOf}
        csvName="merchants"
      />
    </div>
  )
}

const panelOf = (row: Row) => ({ title: row.name, href: `/merchants/${row.id}`, body: <MerchantBody id={row.id} /> })

function useColumns(): Column<Row>[] {
  const { t } = useText()
  return [
    {
      key: 'name',
      title: t('marketplace.merchants.name'),
      render: (row) => <Link to={`/merchants/${row.id}`}>{row.name}</Link>,
      csv: (row) => row.name,
    },
    {
      key: 'category',
      title: t('marketplace.merchants.category'),
      render: (row) => row.category ?? '–',
      csv: (row) => row.category ?? '',
    },
    {
      key: 'region',
      title: t('marketplace.merchants.region'),
      render: (row) => row.region ?? '–',
      csv: (row) => row.region ?? '',
    },
    {
      key: 'opened',
      title: t('marketplace.merchants.opened'),
      render: (row) => (row.openedOn ? <DayText day={row.openedOn} /> : '–'),
      csv: (row) => row.openedOn ?? '',
      width: '170px',
    },
    {
      key: 'state',
      title: t('marketplace.merchants.state'),
      render: (row) => <MerchantMark state={row.state} />,
      csv: (row) => row.state,
      width: '120px',
    },
  ]
}
