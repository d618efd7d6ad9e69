import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import type { PanelView } from '../../../../src/complaints/ruling/panel.contract.ts'
import { readRulings, type RulingView } from '../../../../src/complaints/ruling/ruling.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { AwardList } from '../demand/AwardList.tsx'
import { CaseJury } from './CaseJury.tsx'
import { DraftText } from './DraftText.tsx'
import { Issued } from './Issued.tsx'

/** Who decides: one or three, by which rule; what the members are discussing, for them; the dissent, once the ruling is out. */
export function CasePanel({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { data } = useRoute(readRulings, { id: of.id }, { refetchEveryMs: 30_000 })
  const rows = data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="surface stack" aria-label={t('ruling.title')}>
      <h2>{t('ruling.title')}</h2>
      {rows.map((row) => (
        <Bench key={row.id} of={of} row={row} />
      ))}
      <CaseJury id={of.id} />
    </section>
  )
}

type Row = { readonly of: CaseView; readonly row: RulingView }
function Bench({ of, row }: Row) {
  const { t, say } = useText()
  const { panel } = row
  const state = row.at === null ? 'open' : row.decidedBy === 'default' ? 'default' : 'decided'
  return (
    <div className="stack-tight">
      <p className="row">
        <strong>{t(`ruling.kind.${row.kind}`)}</strong>
        <span>{panel ? t('ruling.three') : t('ruling.one')}</span>
        <StateTag tone={state === 'open' ? 'info' : 'plain'}>{t(`ruling.state.${state}`)}</StateTag>
      </p>
      {panel?.rule && <p className="quiet small">{t('ruling.because', { rule: say(panel.rule) })}</p>}
      {!panel && <p className="quiet">{soleWords(t, row)}</p>}
      {panel && <Seats panel={panel} staff={of.viewer === 'platform'} />}
      {panel?.clock && <ClockBar clock={panel.clock} />}
      {panel?.draft && <DraftText draft={panel.draft} of={of} />}
      <Issued of={of} row={row} />
      {row.awards.length > 0 && <AwardList awards={row.awards} />}
      {panel && <Opinions panel={panel} out={row.at !== null} />}
    </div>
  )
}

type T = ReturnType<typeof useText>['t']
function soleWords(t: T, { arbitrator }: RulingView): string {
  if (!arbitrator.assigned) return t('ruling.nobody')
  return arbitrator.me ? t('ruling.you') : (arbitrator.name ?? t('ruling.drawn'))
}

function seatWords(t: T, panel: PanelView, id: string): string {
  const seat = panel.seats.find((one) => one.id === id)
  if (!seat) return t('ruling.part.member')
  const number = panel.seats.filter(({ part }) => part === 'member').findIndex((one) => one.id === id) + 1
  return seat.part === 'presiding' ? t('ruling.part.presiding') : t('ruling.part.memberN', { n: number })
}

function Seats({ panel, staff }: { readonly panel: PanelView; readonly staff: boolean }) {
  const { t } = useText()
  return (
    <ul className="seats">
      {panel.seats.map((seat) => (
        <li key={seat.id} className={seat.left ? 'quiet' : ''}>
          <span>{seatWords(t, panel, seat.id)}</span>
          {seat.me && <strong>{t('ruling.me')}</strong>}
          {staff && seat.name && !seat.me && <span>{seat.name}</span>}
          {seat.left && <span>{t(`ruling.left.${seat.left}`)}</span>}
          {seat.spoken && <span className="quiet">{t('ruling.spoken')}</span>}
        </li>
      ))}
      {panel.seats.filter(({ left }) => left === null).length < panel.size && (
        <li className="quiet">{t('ruling.empty')}</li>
      )}
    </ul>
  )
}

/** Before the ruling is out only members see them; a concurrence without words needs no line afterwards. */
function Opinions({ panel, out }: { readonly panel: PanelView; readonly out: boolean }) {
  const { t } = useText()
  const shown = panel.opinions.filter(({ concurs, reasons }) => !out || !concurs || reasons !== '')
  if (out && panel.opinions.length > 0 && shown.length === 0) return <p className="quiet">{t('ruling.unanimous')}</p>
  return shown.map((one) => (
    <div key={one.seat} className="statement statement-platform">
      <p className="statement-head">
        <strong>{seatWords(t, panel, one.seat)}</strong>
        <span className="quiet">{t(one.concurs ? 'ruling.opinion.concurs' : 'ruling.opinion.dissents')}</span>
      </p>
      {one.reasons !== '' && <p className="statement-text">{one.reasons}</p>}
    </div>
  ))
}
