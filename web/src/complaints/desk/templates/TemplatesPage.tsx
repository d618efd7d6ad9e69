import { Button, Select } from 'antd'
import { useState } from 'react'
import { listTemplates, type TemplateView } from '../../../../../src/complaints/desk/templates/template.contract.ts'
import { useRoute } from '../../../api/hooks.ts'
import { DataTable } from '../../../parts/DataTable.tsx'
import { EmptyState } from '../../../parts/EmptyState.tsx'
import { PageHead } from '../../../parts/PageHead.tsx'
import { useSession } from '../../../shell/session.ts'
import { useText } from '../../../text/text.ts'
import { MacroDialog } from './MacroDialog.tsx'
import { ReplyDialog } from './ReplyDialog.tsx'
import { useTemplateColumns } from './template-columns.tsx'
import { VersionsDialog } from './VersionsDialog.tsx'

type Asked = { readonly kind: 'reply' | 'macro' | 'versions'; readonly of: TemplateView | null }

/** Replies with gaps, and macros: kept by the lead for the platform, by a merchant for its own shop. */
export function TemplatesPage() {
  const { t } = useText()
  const { me } = useSession()
  const shop = me?.roles.includes('merchant') ?? false
  const keeps = shop || (me?.roles.some((role) => role === 'admin' || role === 'governance-officer') ?? false)
  const { data, problem, loading, refetch } = useRoute(listTemplates, {})
  const [asked, setAsked] = useState<Asked | null>(null)
  const [kind, setKind] = useState('')
  const columns = useTemplateColumns({
    keeps,
    shop,
    onEdit: (of) => setAsked({ kind: of.body.kind, of }),
    onVersions: (of) => setAsked({ kind: 'versions', of }),
  })
  const close = () => setAsked(null)
  const all = data?.rows ?? []
  const actions = keeps && (
    <div className="actions">
      <Button type="primary" onClick={() => setAsked({ kind: 'reply', of: null })}>
        {t('templates.add')}
      </Button>
      {!shop && <Button onClick={() => setAsked({ kind: 'macro', of: null })}>{t('templates.addMacro')}</Button>}
    </div>
  )
  return (
    <div className="page">
      <PageHead
        title={t('templates.title')}
        lead={t(shop ? 'templates.leadShop' : 'templates.lead')}
        action={actions}
      />
      <DataTable
        label={t('templates.title')}
        columns={columns}
        rows={all.filter((row) => kind === '' || row.body.kind === kind)}
        keyOf={(row) => row.id}
        loading={loading}
        problem={problem}
        onRetry={() => void refetch()}
        filters={
          !shop && (
            <Select
              aria-label={t('templates.kind')}
              className="queue-filter"
              value={kind}
              onChange={setKind}
              options={['', 'reply', 'macro'].map((value) => ({
                value,
                label: t(
                  value === 'macro' ? 'templates.macro' : value === 'reply' ? 'templates.reply' : 'templates.any',
                ),
              }))}
            />
          )
        }
        empty={<EmptyState title={t('templates.empty')}>{t('templates.emptyHelp')}</EmptyState>}
      />
      {asked?.kind === 'reply' && <ReplyDialog of={asked.of} shop={shop} onClose={close} />}
      {asked?.kind === 'macro' && <MacroDialog of={asked.of} all={all} onClose={close} />}
      {asked?.kind === 'versions' && asked.of && <VersionsDialog of={asked.of} onClose={close} />}
    </div>
  )
}
