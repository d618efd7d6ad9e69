import type { MeasureView, PenaltyState } from '../../../src/governance/penalties/penalty.contract.ts'
import { StateTag, type Tone } from '../parts/StateTag.tsx'
import { untilWords, whenWords } from '../text/time.ts'
import { useText } from '../text/text.ts'

const tones: Readonly<Record<PenaltyState, Tone>> = {
  proposed: 'info',
  noticed: 'info',
  deciding: 'risk',
  'in-force': 'danger',
  appealed: 'risk',
  final: 'plain',
  reversed: 'kept',
  dropped: 'kept',
}
export function PenaltyMark({ state }: { readonly state: PenaltyState }) {
  const { t } = useText()
  return <StateTag tone={tones[state]}>{t(`penalties.state.${state}`)}</StateTag>
}

/** A measure in one line: what, from which node, until when, and what was credited or lifted. */
export function MeasureLine({ of }: { readonly of: MeasureView }) {
  const { t, language } = useText()
  const name = t(`penalties.catalogue.measureNames.${of.measure}`)
  return (
    <span>
      <StateTag tone={of.inForce ? 'danger' : of.liftedAt ? 'kept' : 'plain'}>{name}</StateTag>{' '}
      <span className="small quiet">
        {t('penalties.measure.node', { node: of.node })}
        {of.until && ` · ${t('penalties.measure.until', { until: untilWords(of.until, language) })}`}
        {of.creditDays > 0 && ` · ${t('penalties.measure.credit', { days: of.creditDays })}`}
        {of.liftedAt && ` · ${t('penalties.measure.lifted', { at: whenWords(of.liftedAt, language) })}`}
      </span>
    </span>
  )
}
