import { reviewTabs, leads } from '../../../../src/complaints/quality/quality.contract.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { ViewTabs } from '../../parts/TableTools.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { QualityFigures } from './QualityFigures.tsx'
import { ReviewList } from './ReviewList.tsx'
import { RoundList } from './RoundList.tsx'
import './quality.css'

/** Reviews of closed complaints: what I have to review, what is about me; for leads the draws, all reviews and the figures. */
export function QualityPage() {
  const { t } = useText()
  const { me } = useSession()
  const [query, setQuery] = useQueryState()
  const isLead = me?.roles.some((role) => leads.some((lead) => lead === role)) ?? false
  const tabs = isLead
    ? (['mine', 'rounds', 'open', 'objected', 'all', 'about-me', 'figures'] as const)
    : (['mine', 'about-me'] as const)
  const tab = tabs.find((one) => one === query['tab']) ?? (isLead ? 'rounds' : 'mine')
  const list = reviewTabs.find((one) => one === tab)
  return (
    <div className="page">
      <PageHead title={t('quality.title')} lead={t('quality.lead')} />
      <ViewTabs
        items={tabs.map((key) => ({ key, label: t(`quality.tab.${key}`) }))}
        value={tab}
        onChange={(key) => setQuery({ tab: key })}
      />
      {list && <ReviewList tab={list} isLead={isLead} />}
      {tab === 'rounds' && <RoundList />}
      {tab === 'figures' && <QualityFigures />}
    </div>
  )
}
