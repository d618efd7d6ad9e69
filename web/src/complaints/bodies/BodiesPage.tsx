import { Button } from 'antd'
import { useState } from 'react'
import { bodyKinds, BodyKind, listBodies, type BodyView } from '../../../../src/complaints/bodies/body.contract.ts'
import { kindWords } from '../../../../src/complaints/bodies/kind-words.contract.ts'
import { provinces, RegionCode } from '../../../../src/complaints/bodies/region.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { BodyCard } from './BodyCard.tsx'
import { BodyEditor } from './BodyEditor.tsx'
import { BodyImportBox } from './BodyImportBox.tsx'
import './bodies.css'

/** Where one can go beside the platform: open to everybody, drawn by the server, made to be printed. */
export function BodiesPage() {
  const { t } = useText()
  const { me } = useSession()
  const [query] = useQueryState()
  const filter = filterOf(query)
  const { data, problem, loading, refetch } = useRoute(listBodies, filter, { keep: true })
  const [edited, setEdited] = useState<Opened>(null)
  const officer = me?.roles.includes('governance-officer') ?? false
  return (
    <div className="page page-article">
      <PageHead
        title={t('bodies.title')}
        lead={t('bodies.lead')}
        action={officer && <OfficerBar onOpen={setEdited} />}
      />
      <Filters />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && !data && <Skeleton lines={8} />}
      {data && <p className="quiet small">{t('bodies.count', { n: data.rows.length, of: data.of })}</p>}
      {data?.rows.length === 0 && <EmptyState title={t('bodies.empty')}>{t('bodies.emptyHelp')}</EmptyState>}
      <ul className="plain-list stack">
        {data?.rows.map((body) => (
          <li key={body.id}>
            <BodyCard of={body} level={2} {...(officer && { onEdit: () => setEdited(body) })} />
          </li>
        ))}
      </ul>
      <p className="quiet small">{t('bodies.foot')}</p>
      <Opened of={edited} onClose={() => setEdited(null)} />
    </div>
  )
}

type Opened = BodyView | 'new' | 'import' | null
function Opened({ of, onClose }: { readonly of: Opened; readonly onClose: () => void }) {
  const { t } = useText()
  if (of === null) return null
  const title = of === 'import' ? t('bodies.import.title') : of === 'new' ? t('bodies.add') : t('bodies.edit')
  return (
    <Dialog title={title} onClose={onClose} side>
      {of === 'import' ? <BodyImportBox /> : <BodyEditor of={of === 'new' ? null : of} onDone={onClose} />}
    </Dialog>
  )
}

function OfficerBar({ onOpen }: { readonly onOpen: (what: 'new' | 'import') => void }) {
  const { t } = useText()
  return (
    <div className="row">
      <Button onClick={() => onOpen('import')}>{t('bodies.import.open')}</Button>
      <Button type="primary" onClick={() => onOpen('new')}>
        {t('bodies.add')}
      </Button>
    </div>
  )
}

function Filters() {
  const { t, say, language } = useText()
  const [query, setQuery] = useQueryState()
  const filter = filterOf(query)
  return (
    <div className="row no-print body-filters">
      <Choice
        label={t('bodies.region')}
        all={t('bodies.anyRegion')}
        value={provinces.find(([code]) => filter.region?.startsWith(code))?.[0] ?? ''}
        options={provinces.map(([value, zh, en]) => ({ value, label: language === 'zh' ? zh : en }))}
        onChange={(region) => setQuery({ region })}
      />
      <Choice
        label={t('bodies.kind')}
        all={t('bodies.anyKind')}
        value={filter.kind ?? ''}
        options={bodyKinds.map((value) => ({ value, label: say(kindWords[value]) }))}
        onChange={(kind) => setQuery({ kind })}
      />
      <label className="select-field">
        {t('bodies.search')}
        <input
          type="search"
          maxLength={60}
          defaultValue={filter.text ?? ''}
          onChange={(event) => setQuery({ text: event.target.value.trim() })}
        />
      </label>
    </div>
  )
}

function filterOf(query: Readonly<Record<string, string>>) {
  const region = RegionCode.safeParse(query['region'])
  const kind = BodyKind.safeParse(query['kind'])
  const text = (query['text'] ?? '').slice(0, 60)
  return {
    ...(region.success && { region: region.data }),
    ...(kind.success && { kind: kind.data }),
    ...(text && { text }),
  }
}
