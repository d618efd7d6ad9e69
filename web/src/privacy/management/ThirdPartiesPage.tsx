import { Button } from 'antd'
import { useState } from 'react'
import { dataUseWords } from '../../../../src/kernel/consent/purpose-words.contract.ts'
import { listThirdParties, type ThirdParty } from '../../../../src/privacy/management/third-party.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { dayWords, whenWords } from '../../text/time.ts'
import { AgreementForm } from './AgreementForm.tsx'
import { EndForm } from './EndForm.tsx'

const tones: Readonly<Record<ThirdParty['state'], Tone>> = {
  'in-force': 'kept',
  soon: 'risk',
  over: 'danger',
  ended: 'plain',
}
type Open = { readonly form: 'register' } | { readonly form: 'renew' | 'end'; readonly row: ThirdParty }

/** With whom data is shared: those whose agreement ends first stand first. */
export function ThirdPartiesPage() {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(listThirdParties, {})
  const [view, setView] = useState<'all' | 'attention'>('all')
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const mayChange = data?.mayChange ?? false
  const rows = (data?.rows ?? []).filter(({ state }) => view === 'all' || state === 'soon' || state === 'over')
  return (
    <div className="page">
      <PageHead
        title={t('privacyManagement.partners.title')}
        lead={t('privacyManagement.partners.lead')}
        action={
          mayChange && (
            <Button type="primary" onClick={() => setOpen({ form: 'register' })}>
              {t('privacyManagement.partners.add')}
            </Button>
          )
        }
      />
      <DataTable
        label={t('privacyManagement.partners.title')}
        columns={useColumns(mayChange ? setOpen : null)}
        rows={rows}
        keyOf={({ id }) => id}
        loading={loading}
        problem={problem}
        onRetry={() => void refetch()}
        csvName="third-parties"
        views={{
          items: (['all', 'attention'] as const).map((key) => ({ key, label: t(`privacyManagement.partners.${key}`) })),
          value: view,
          onChange: (key) => setView(key === 'attention' ? 'attention' : 'all'),
        }}
        empty={
          <EmptyState title={t('privacyManagement.partners.empty')}>
            {t('privacyManagement.partners.emptyHelp')}
          </EmptyState>
        }
      />
      {open?.form === 'register' && <AgreementForm of={null} onClose={close} />}
      {open?.form === 'renew' && <AgreementForm of={open.row} onClose={close} />}
      {open?.form === 'end' && <EndForm of={open.row} onClose={close} />}
    </div>
  )
}

function useColumns(open: ((what: Open) => void) | null): Column<ThirdParty>[] {
  const { t, say, list, language } = useText()
  const uses = (row: ThirdParty) => list(row.uses.map((use) => say(dataUseWords[use])))
  return [
    {
      key: 'name',
      title: t('privacyManagement.partners.name'),
      csv: ({ name }) => name,
      render: ({ name, role }) => (
        <div>
          <strong>{name}</strong>
          <div className="quiet small">{t(`privacyManagement.partners.roles.${role}`)}</div>
        </div>
      ),
    },
    { key: 'goal', title: t('privacyManagement.partners.goal'), csv: ({ goal }) => goal, render: ({ goal }) => goal },
    { key: 'uses', title: t('privacyManagement.partners.uses'), csv: uses, render: uses },
    {
      key: 'agreement',
      title: t('privacyManagement.partners.agreement'),
      csv: ({ agreement }) => agreement,
      render: (row) => (
        <div>
          {row.agreement}
          {!row.secrecy && <div className="small">{t('privacyManagement.partners.noSecrecy')}</div>}
          {row.files.map(({ id, name }) => (
            <div key={id} className="small">
              <a href={`/api/files/${id}/content`}>{name}</a>
            </div>
          ))}
        </div>
      ),
    },
    {
      key: 'until',
      title: t('privacyManagement.partners.until'),
      csv: ({ until }) => until,
      render: ({ until }) => dayWords(until, language),
    },
    {
      key: 'state',
      title: t('privacyManagement.partners.state'),
      csv: ({ state }) => t(`privacyManagement.partners.states.${state}`),
      render: ({ state, ending }) => (
        <div>
          <StateTag tone={tones[state]}>{t(`privacyManagement.partners.states.${state}`)}</StateTag>
          {ending && (
            <div className="quiet small">
              {t('privacyManagement.partners.ended', {
                when: whenWords(ending.at, language),
                how: t(`privacyManagement.partners.hows.${ending.how}`),
              })}
              : {ending.proof}
            </div>
          )}
        </div>
      ),
    },
    {
      key: 'do',
      title: '',
      render: (row) =>
        open !== null &&
        row.state !== 'ended' && (
          <div className="actions no-print">
            <Button size="small" onClick={() => open({ form: 'renew', row })}>
              {t('privacyManagement.partners.renew')}
            </Button>
            <Button size="small" onClick={() => open({ form: 'end', row })}>
              {t('privacyManagement.partners.end')}
            </Button>
          </div>
        ),
    },
  ]
}
