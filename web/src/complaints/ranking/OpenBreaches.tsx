import { Link } from '@tanstack/react-router'
import type { OpenBreach, Performance } from '../../../../src/complaints/ranking/performance.contract.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

/** What was missed and can still be made good. */
export function OpenBreaches({ of }: { readonly of: Performance }) {
  const { t, say } = useText()
  const columns: readonly Column<OpenBreach>[] = [
    {
      key: 'number',
      title: t('performance.case'),
      render: (row) => (
        <Link to={row.kind === 'complaint' ? `/complaints/${row.id}` : `/aftersales/${row.id}`}>{row.number}</Link>
      ),
    },
    { key: 'rule', title: t('performance.breach'), render: ({ rule }) => say(rule) },
    { key: 'since', title: t('performance.since'), render: ({ since }) => <When at={since} /> },
    { key: 'until', title: t('performance.end'), render: ({ until }) => (until ? <When at={until} end /> : '—') },
  ]
  return (
    <section className="stack-tight">
      <h2>{t('performance.breaches')}</h2>
      {of.breaches.length === 0 ? (
        <p className="note note-kept">{t('performance.breachesNone')}</p>
      ) : (
        <DataTable
          plain
          label={t('performance.breaches')}
          columns={columns}
          rows={of.breaches}
          keyOf={({ id, rule, since }) => `${id} ${rule.id} ${since}`}
          empty={null}
        />
      )}
    </section>
  )
}
