import { Button } from 'antd'
import {
  cancelAbsence,
  type Absence,
  type Duty,
  type RosterRow,
} from '../../../../../src/complaints/desk/roster/roster.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import type { Column } from '../../../parts/DataTable.tsx'
import { StateTag } from '../../../parts/StateTag.tsx'
import { DayText } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'
import { channelWords } from '../../channels.ts'
import { clockWords } from './minutes.ts'

type Acts = {
  readonly lead: boolean
  readonly me: string
  readonly onEdit: (row: RosterRow) => void
  readonly onAway: (row: RosterRow) => void
  readonly onHandOver: (row: RosterRow) => void
  readonly onHanded: (absence: string) => void
}

export function useRosterColumns({ lead, me, onEdit, onAway, onHandOver, onHanded }: Acts): Column<RosterRow>[] {
  const { t } = useText()
  const mine = (row: RosterRow) => lead || row.id === me
  return [
    { key: 'name', title: t('roster.name'), width: '100px', render: (row) => row.name, csv: (row) => row.name },
    {
      key: 'now',
      title: t('roster.now'),
      width: '150px',
      render: (row) => (
        <StateTag tone={row.whyNot === null ? 'kept' : row.whyNot === 'full' ? 'risk' : 'plain'}>
          {t(row.whyNot === null ? 'roster.takes' : `roster.whyNot.${row.whyNot}`)}
        </StateTag>
      ),
      csv: (row) => t(row.whyNot === null ? 'roster.takes' : `roster.whyNot.${row.whyNot}`),
    },
    {
      key: 'load',
      title: t('roster.load'),
      width: '110px',
      render: (row) => <Load of={row} />,
      csv: (row) => row.open,
    },
    { key: 'duty', title: t('roster.duty'), render: (row) => (row.duty ? <DutyWords of={row.duty} /> : '—') },
    {
      key: 'absences',
      title: t('roster.absences'),
      width: '230px',
      render: (row) =>
        row.absences.map((one) => <AbsenceLine key={one.id} of={one} mine={mine(row)} onHanded={onHanded} />),
    },
    {
      key: 'acts',
      title: '',
      width: '230px',
      render: (row) =>
        mine(row) && (
          <span className="row">
            {lead && (
              <Button size="small" onClick={() => onEdit(row)}>
                {t('roster.edit')}
              </Button>
            )}
            <Button size="small" onClick={() => onAway(row)}>
              {t('roster.away.add')}
            </Button>
            <Button
              size="small"
              disabled={row.open === 0}
              title={row.open === 0 ? t('roster.hand.nothing') : undefined}
              onClick={() => onHandOver(row)}
            >
              {t('roster.hand.do')}
            </Button>
          </span>
        ),
    },
  ]
}

function Load({ of }: { readonly of: RosterRow }) {
  const { t } = useText()
  const capacity = of.duty?.capacity ?? null
  return (
    <span className="stack-tight">
      <span className="number">{capacity === null ? of.open : `${of.open} / ${capacity}`}</span>
      {capacity !== null && (
        <meter min={0} max={capacity} high={capacity * 0.9} value={of.open} aria-label={t('roster.load')} />
      )}
    </span>
  )
}

function DutyWords({ of }: { readonly of: Duty }) {
  const { t, list } = useText()
  const days = ([1, 2, 3, 4, 5, 6, 0] as const)
    .filter((day) => of.weekdays.includes(day))
    .map((day) => t(`roster.weekday.d${day}`))
  const more = [of.makeUp && t('roster.makeUp'), of.holidays && t('roster.holidays')].filter((one) => one !== false)
  const skills = [
    ...of.categories.map((one) => t(`complaints.category.${one}`)),
    ...of.channels.map((one) => channelWords(t, one)),
    ...of.languages.map((one) => t(`roster.language.${one}`)),
  ]
  return (
    <span className="stack-tight">
      <span>
        {list([...days, ...more])} {clockWords(of.fromMinute)}–{clockWords(of.untilMinute)}
      </span>
      <span className="quiet small">{skills.length > 0 ? list(skills) : t('roster.allSkills')}</span>
    </span>
  )
}

type LineProps = {
  readonly of: Absence
  readonly mine: boolean
  /** Absent: the person handles no complaints that could be handed over. */
  readonly onHanded?: (absence: string) => void
}
export function AbsenceLine({ of, mine, onHanded }: LineProps) {
  const { t } = useText()
  const act = useAct(cancelAbsence)
  const handed = of.handed ?? 0
  return (
    <p className="row small">
      <span>
        <DayText day={of.fromDay} /> – <DayText day={of.untilDay} />
      </span>
      <span className="quiet">{t(`roster.away.${of.kind}`)}</span>
      {onHanded && of.handed === null && (
        <span className="quiet">{t(of.handOver ? 'roster.away.on' : 'roster.away.off')}</span>
      )}
      {onHanded && mine && handed > 0 && (
        <Button size="small" type="text" onClick={() => onHanded(of.id)}>
          {t('roster.away.handed', { n: handed })}
        </Button>
      )}
      {mine && (
        <Button size="small" type="text" loading={act.busy} onClick={() => void act.run({ id: of.id })}>
          {t('roster.away.cancel')}
        </Button>
      )}
    </p>
  )
}
