import { Link } from '@tanstack/react-router'
import { claimReaders } from '../../../../src/complaints/mass/claim.contract.ts'
import {
  listMassLeads,
  listProductLeads,
  type MassLead,
  type ProductLeadView,
} from '../../../../src/complaints/mass/lead.contract.ts'
import { useList } from '../../api/hooks.ts'
import type { Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { ListTable } from '../../parts/ListTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { dayWords } from '../../text/time.ts'
import { ClaimTag, useSharedWords } from './shared.tsx'

/** What complaints that belong together say about goods, for those who decide on sampling, stopping a sale or a recall. */
export function LeadsPage() {
  const { t } = useText()
  const products = useList(listProductLeads, { limit: 20 }, { refetchEveryMs: 60_000 })
  const together = useList(listMassLeads, { limit: 20 }, { refetchEveryMs: 60_000 })
  return (
    <div className="page stack">
      <PageHead title={t('massLeads.title')} lead={t('massLeads.lead')} />
      <section className="stack">
        <h2>{t('massLeads.products')}</h2>
        <ListTable
          label={t('massLeads.products')}
          of={products}
          columns={useProductColumns()}
          csvName="product-leads"
          empty={<EmptyState title={t('massLeads.noProducts')}>{t('massLeads.noProductsHelp')}</EmptyState>}
        />
      </section>
      <section className="stack">
        <h2>{t('massLeads.together')}</h2>
        <ListTable
          label={t('massLeads.together')}
          of={together}
          columns={useTogetherColumns()}
          csvName="mass-leads"
          empty={<EmptyState title={t('massLeads.none')}>{t('massLeads.noneHelp')}</EmptyState>}
        />
      </section>
    </div>
  )
}

type Counted = Pick<MassLead, 'people' | 'complaints' | 'safety' | 'words' | 'firstOn' | 'lastOn'>
function useCountedColumns(): Column<Counted>[] {
  const { t, language, list } = useText()
  const words = (of: Counted) => list(of.words.map(({ word }) => word))
  const days = ({ firstOn, lastOn }: Counted) =>
    firstOn === lastOn ? dayWords(firstOn, language) : `${dayWords(firstOn, language)} – ${dayWords(lastOn, language)}`
  const head = (of: Counted) => t('mass.proposal.head', { people: of.people, complaints: of.complaints })
  return [
    {
      key: 'people',
      title: t('massLeads.people'),
      width: '190px',
      render: (row) => (
        <div className="stack-tight">
          <span>{head(row)}</span>
          {row.safety > 0 && <StateTag tone="danger">{t('mass.proposal.safety', { n: row.safety })}</StateTag>}
        </div>
      ),
      csv: head,
    },
    { key: 'words', title: t('massLeads.words'), render: (row) => words(row) || '—', csv: words },
    { key: 'days', title: t('massLeads.days'), width: '200px', render: days, csv: days },
  ]
}

function useProductColumns(): Column<ProductLeadView>[] {
  const { t } = useText()
  const shops = (row: ProductLeadView) => row.shops.map(({ name, complaints }) => `${name} ${complaints}`).join(' · ')
  const same = (row: ProductLeadView) =>
    row.gtin ? t('massLeads.gtin', { gtin: row.gtin }) : t(`massLeads.by.${row.by === 'model' ? 'model' : 'product'}`)
  return [
    {
      key: 'goods',
      title: t('massLeads.goods'),
      width: '24%',
      render: (row) => (
        <div className="stack-tight">
          <span>{row.title ?? t('massLeads.unnamed')}</span>
          <span className="quiet small">{same(row)}</span>
        </div>
      ),
      csv: (row) => `${row.title ?? ''} ${same(row)}`,
    },
    { key: 'shops', title: t('massLeads.shops'), width: '22%', render: shops, csv: shops },
    ...useCountedColumns(),
  ]
}

function useTogetherColumns(): Column<MassLead>[] {
  const { t } = useText()
  const shared = useSharedWords()
  return [
    {
      key: 'goods',
      title: t('massLeads.shared'),
      width: '24%',
      render: (row) => shared(row.shared),
      csv: (row) => shared(row.shared),
    },
    {
      key: 'shop',
      title: t('massLeads.shop'),
      width: '140px',
      render: (row) => row.merchant.name,
      csv: (row) => row.merchant.name,
    },
    ...useCountedColumns(),
    {
      key: 'claim',
      title: t('massLeads.claim'),
      width: '170px',
      render: (row) => <OfClaim of={row} />,
      csv: (row) => (row.claim ? t(`mass.state.${row.claim.state}`) : t('massLeads.proposed')),
    },
  ]
}

/** The quality department reads what follows; who handles complaints, and the authority, open the claim. */
function OfClaim({ of }: { readonly of: MassLead }) {
  const { t } = useText()
  const { me } = useSession()
  if (!of.claim) return <span className="quiet">{t('massLeads.proposed')}</span>
  const opens = me?.roles.some((role) => claimReaders.some((one) => one === role)) ?? false
  return (
    <div className="stack-tight">
      {opens ? (
        <Link to="/mass-claims/$id" params={{ id: of.claim.id }}>
          {of.claim.title}
        </Link>
      ) : (
        <span>{of.claim.title}</span>
      )}
      <ClaimTag state={of.claim.state} />
    </div>
  )
}
