import { Button } from 'antd'
import { useState } from 'react'
import { withdrawPoint, type DisputeView, type PointView } from '../../../../src/complaints/dispute/dispute.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { StanceForm } from './StanceForm.tsx'
import { useSideWords } from './useSideWords.ts'

const tones = { agreed: 'kept', disputed: 'risk', open: 'info' } as const

export function Points({ of }: { readonly of: DisputeView }) {
  const { t } = useText()
  if (of.points.length === 0) return <p className="quiet">{t('dispute.noPoints')}</p>
  return (
    <ol className="dispute-list">
      {of.points.map((point) => (
        <li key={point.id} className="stack-tight">
          <Point of={of} point={point} />
        </li>
      ))}
    </ol>
  )
}

function Point({ of, point }: { readonly of: DisputeView; readonly point: PointView }) {
  const { t } = useText()
  const sideWords = useSideWords(of.viewer)
  const own = of.viewer === 'consumer' || of.viewer === 'merchant' ? point[of.viewer] : null
  const answers = of.open && (of.viewer === 'consumer' || of.viewer === 'merchant')
  const [changing, setChanging] = useState(false)
  return (
    <>
      <p className="row">
        <strong>{point.number}.</strong>
        <StateTag tone={tones[point.standing]}>{t(`dispute.standing.${point.standing}`)}</StateTag>
        <span className="quiet small">{t('dispute.by', { side: sideWords(point.side) })}</span>
      </p>
      <p className="statement-text">{point.text}</p>
      <ul className="dispute-said small">
        {(['consumer', 'merchant'] as const).map((party) => (
          <li key={party}>
            {point[party]
              ? t('dispute.said', { side: sideWords(party), stance: t(`dispute.stance.${point[party].stance}`) })
              : t('dispute.notSaid', { side: sideWords(party) })}
            {point[party]?.note && <span className="quiet"> — {point[party].note}</span>}
          </li>
        ))}
      </ul>
      {answers && (own === null || changing) && (
        <StanceForm of={of} point={point} onDone={() => setChanging(false)} cancels={own !== null} />
      )}
      {of.open && !changing && (own !== null || point.mine) && (
        <div className="row no-print">
          {answers && own !== null && (
            <Button size="small" onClick={() => setChanging(true)}>
              {t('dispute.change')}
            </Button>
          )}
          {point.mine && <Withdraw of={of} point={point} />}
        </div>
      )}
    </>
  )
}

function Withdraw({ of, point }: { readonly of: DisputeView; readonly point: PointView }) {
  const { t } = useText()
  const [asked, setAsked] = useState(false)
  const act = useAct(withdrawPoint, { done: () => setAsked(false) })
  return (
    <>
      <Button size="small" type="text" onClick={() => setAsked(true)}>
        {t('dispute.withdraw')}
      </Button>
      {asked && (
        <ConfirmDialog
          title={t('dispute.withdrawTitle')}
          act={t('dispute.withdraw')}
          busy={act.busy}
          problem={act.problem}
          onAct={() => void act.run({ id: of.id, point: point.id })}
          onClose={() => setAsked(false)}
        >
          {t('dispute.withdrawHelp')}
        </ConfirmDialog>
      )}
    </>
  )
}
