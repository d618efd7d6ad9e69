import { useState } from 'react'
import { Button } from 'antd'
import { checkMap, readMap, type DataMap } from '../../../src/privacy/fields/fields.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { Figure } from '../parts/Figure.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { whenWords } from '../text/time.ts'
import { MapTable } from './MapTable.tsx'
import './privacy.css'

/** The four categories by where they lie, counted now; the privacy officer says that it was checked. */
export function MapPage() {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(readMap, {})
  return (
    <div className="page stack">
      <PageHead title={t('fields.map.title')} lead={t('fields.map.lead')} action={data && <Check of={data} />} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={12} />}
      {data && <Numbers of={data} />}
      {data && <Standing of={data} />}
      {data && <MapTable of={data} />}
    </div>
  )
}

function Numbers({ of }: { readonly of: DataMap }) {
  const { t } = useText()
  const tables = of.parts.flatMap((part) => part.tables)
  const sealed = tables.reduce((sum, one) => sum + one.sealed, 0)
  return (
    <div className="figures">
      <Figure label={t('fields.map.total')} value={of.fields} />
      <Figure label={t('fields.map.tables')} value={new Set(tables.map(({ table }) => table)).size} />
      <Figure label={t('fields.map.encrypted')} value={sealed} note={`${sealed} / ${of.fields}`} />
      <Figure
        label={t('fields.map.changed')}
        value={of.checked ? of.added.length + of.removed.length : '—'}
        tone={of.added.length + of.removed.length > 0 ? 'risk' : 'plain'}
      />
    </div>
  )
}

function Standing({ of }: { readonly of: DataMap }) {
  const { t, language } = useText()
  if (!of.checked) return <p className="inset">{t('fields.map.never')}</p>
  const { added, removed } = of
  const by = of.checked.by ?? '–'
  return (
    <section className="inset stack-tight">
      <p>
        {t('fields.map.checked', { by, at: whenWords(of.checked.at, language) })}{' '}
        {added.length + removed.length === 0
          ? t('fields.map.noChange')
          : t('fields.map.changes', { added: added.length, removed: removed.length })}
      </p>
      {added.length + removed.length > 0 && (
        <details>
          <summary>{t('fields.map.show')}</summary>
          <Names title={t('fields.map.added')} of={added} />
          <Names title={t('fields.map.removed')} of={removed} />
        </details>
      )}
    </section>
  )
}

function Names({ title, of }: { readonly title: string; readonly of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {of.map((name) => (
          <li key={name} className="code">
            {name}
          </li>
        ))}
      </ul>
    </>
  )
}

function Check({ of }: { readonly of: DataMap }) {
  const { t } = useText()
  const { me } = useSession()
  const [asking, setAsking] = useState(false)
  const act = useAct(checkMap)
  if (!me?.roles.includes('privacy-officer')) return null
  const send = async () => {
    if (await act.run({ digest: of.digest })) setAsking(false)
  }
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t('fields.map.check')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('fields.map.confirm')}
          act={t('fields.map.check')}
          busy={act.busy}
          problem={act.problem}
          onAct={() => void send()}
          onClose={() => setAsking(false)}
        >
          {t('fields.map.confirmHelp')}
        </ConfirmDialog>
      )}
    </>
  )
}
