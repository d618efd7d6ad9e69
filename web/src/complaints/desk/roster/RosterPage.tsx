import { Button } from 'antd'
import { useState } from 'react'
import { readRoster, type RosterRow } from '../../../../../src/complaints/desk/roster/roster.contract.ts'
import { useRoute } from '../../../api/hooks.ts'
import { DataTable } from '../../../parts/DataTable.tsx'
import { EmptyState } from '../../../parts/EmptyState.tsx'
import { PageHead } from '../../../parts/PageHead.tsx'
import { DayText } from '../../../parts/When.tsx'
import { useQueryState } from '../../../shell/place.ts'
import { useSession } from '../../../shell/session.ts'
import { useText } from '../../../text/text.ts'
import { AbsenceDialog, type Away } from './AbsenceDialog.tsx'
import { DutyDialog } from './DutyDialog.tsx'
import { HandedDialog } from './HandedDialog.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import { AbsenceLine, useRosterColumns } from './roster-columns.tsx'

/** Who is on duty for complaints, for what and how much, and who is away. */
export function RosterPage() {
  const { t, named } = useText()
  const { me } = useSession()
  const { data, problem, loading, refetch } = useRoute(readRoster, {}, { refetchEveryMs: 60_000 })
  const [query, setQuery] = useQueryState()
  const [edited, setEdited] = useState<RosterRow | null>(null)
  const [away, setAway] = useState<Away | null>(null)
  const lead = me?.roles.includes('admin') ?? false
  const agent = (id: string) => data?.rows.some((row) => row.id === id) ?? false
  const own = [...(data?.rows ?? []), ...(data?.others ?? [])].find(({ id }) => id === me?.id)
  const leaves = ({ id, name }: Pick<RosterRow, 'id' | 'name'>) => setAway({ id, name, agent: agent(id) })
  const from = data?.rows.find(({ id }) => id === query['from'])
  const columns = useRosterColumns({
    lead,
    me: me?.id ?? '',
    onEdit: setEdited,
    onAway: leaves,
    onHanded: (handed) => setQuery({ handed }),
    onHandOver: (row) => setQuery({ from: row.id }),
  })
  return (
    <div className="page">
      <PageHead
        title={t('roster.title')}
        lead={t('roster.lead')}
        action={own && <Button onClick={() => leaves(own)}>{t('roster.away.own')}</Button>}
      />
      {data && (
        <p className="row">
          <DayText day={data.today.day} />
          <strong>{data.today.name ?? t(`roster.day.${data.today.kind}`)}</strong>
          <span className="quiet">{t('roster.waiting', { n: data.waiting })}</span>
        </p>
      )}
      <DataTable
        label={t('roster.title')}
        columns={columns}
        rows={data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={loading}
        problem={problem}
        onRetry={() => void refetch()}
        csvName="complaint-roster"
        empty={<EmptyState title={t('roster.empty')}>{t('roster.emptyHelp')}</EmptyState>}
      />
      <p className="quiet small">{t('roster.rule')}</p>
      {data && data.others.length > 0 && (
        <section className="surface stack-tight">
          <h2>{t('roster.others')}</h2>
          <p className="quiet small">{t('roster.othersHelp')}</p>
          {data.others.map((one) => (
            <p key={one.id} className="row">
              <strong>{one.name}</strong>
              {one.absences.map((absence) => (
                <AbsenceLine key={absence.id} of={absence} mine={lead || one.id === me?.id} />
              ))}
              {(lead || one.id === me?.id) && (
                <Button size="small" onClick={() => leaves(one)} aria-label={named(t('roster.away.add'), one.name)}>
                  {t('roster.away.add')}
                </Button>
              )}
            </p>
          ))}
        </section>
      )}
      {edited && <DutyDialog of={edited} onClose={() => setEdited(null)} />}
      {away && <AbsenceDialog of={away} onClose={() => setAway(null)} />}
      {query['handed'] && <HandedDialog id={query['handed']} onClose={() => setQuery({ handed: undefined })} />}
      {from && <HandOverDialog of={from} people={data?.rows ?? []} onClose={() => setQuery({ from: undefined })} />}
    </div>
  )
}
