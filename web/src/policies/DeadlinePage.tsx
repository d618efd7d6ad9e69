import { Segmented } from 'antd'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { BatchCalculator } from './BatchCalculator.tsx'
import { OneDeadline } from './OneDeadline.tsx'
import './policies.css'

/** Anyone may ask what the last day is, and see how it was counted. */
export function DeadlinePage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const many = query['mode'] === 'many'
  return (
    <div className={many ? 'page' : 'page page-narrow'}>
      <header className="stack-tight">
        <h1>{t('policies.deadline.title')}</h1>
        <p className="quiet">{t('policies.deadline.lead')}</p>
        <noscript>
          <p>
            {t('policies.deadline.withoutScript')} <a href="/rules?kind=clock">{t('policies.rules.title')} →</a>
          </p>
        </noscript>
      </header>
      <Segmented
        className="no-print needs-script deadline-mode"
        value={many ? 'many' : 'one'}
        onChange={(mode) => setQuery({ mode: mode === 'many' ? 'many' : undefined })}
        options={[
          { value: 'one', label: t('policies.deadline.one') },
          { value: 'many', label: t('policies.deadline.many') },
        ]}
      />
      {many ? <BatchCalculator /> : <OneDeadline />}
    </div>
  )
}
