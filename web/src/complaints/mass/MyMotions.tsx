import { Button } from 'antd'
import { useState } from 'react'
import { answerMotion, moveToWithdraw, type MembershipView } from '../../../../src/complaints/mass/member.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { TextForm } from './TextForm.tsx'

type Props = { readonly of: MembershipView; readonly id: string }
type Motion = MembershipView['motions'][number]

/** Offers and proposals that are open: each member decides for the own case only. */
export function MyMotions({ of, id }: Props) {
  const { t } = useText()
  const [moving, setMoving] = useState(false)
  const move = useAct(moveToWithdraw, { done: () => setMoving(false) })
  const may = of.steps.some((one) => one.step === 'withdraw-motion' && one.allowed)
  return (
    <>
      {of.motions.map((motion) => (
        <MyMotion key={motion.id} of={motion} id={id} demandedFen={of.demandedFen} />
      ))}
      {may && (
        <p className="no-print">
          <button type="button" className="plain-button" onClick={() => setMoving(true)}>
            {t('mass.mine.withdraw')}
          </button>
        </p>
      )}
      {moving && (
        <Dialog title={t('mass.mine.withdraw')} onClose={() => setMoving(false)}>
          <TextForm
            act={move}
            label={t('mass.form.reason')}
            help={t('mass.mine.withdrawHelp')}
            send={t('mass.mine.propose')}
            onSend={(text) => void move.run({ id, text })}
          />
        </Dialog>
      )}
    </>
  )
}

type MotionProps = { readonly of: Motion; readonly id: string; readonly demandedFen: number }
function MyMotion({ of, id, demandedFen }: MotionProps) {
  const { t, say } = useText()
  const [agreeing, setAgreeing] = useState(false)
  const act = useAct(answerMotion, { done: () => setAgreeing(false) })
  const amount = of.amountFen === null ? '' : moneyWords(of.amountFen)
  const settles = of.kind === 'settle'
  return (
    <div className="inset stack-tight">
      <h3>{t(`mass.mine.motion.${of.kind}`)}</h3>
      <p className="mass-said">{of.text}</p>
      {settles && amount && <p>{t('mass.mine.amountOffer', { amount })}</p>}
      {of.words && <p className="quiet small">{say(of.words)}</p>}
      {of.mine !== null && <p className="note">{t(of.mine ? 'mass.mine.agreed' : 'mass.mine.disagreed')}</p>}
      {act.problem && !agreeing && <Problem problem={act.problem} />}
      {of.mine !== true && (
        <div className="actions no-print">
          <Button disabled={settles && of.amountFen === null} onClick={() => setAgreeing(true)}>
            {t(`mass.mine.agree.${of.kind}`)}
          </Button>
          {of.mine === null && (
            <Button loading={act.busy} onClick={() => void act.run({ id, motion: of.id, says: false })}>
              {t('mass.mine.disagree')}
            </Button>
          )}
        </div>
      )}
      {agreeing && (
        <ConfirmDialog
          title={t(`mass.mine.agreeTitle.${of.kind}`)}
          act={t(`mass.mine.agree.${of.kind}`)}
          busy={act.busy}
          problem={act.problem}
          onAct={() => void act.run({ id, motion: of.id, says: true })}
          onClose={() => setAgreeing(false)}
        >
          <p>{t(`mass.mine.agreeHelp.${of.kind}`, { amount })}</p>
          {demandedFen > 0 && <p>{t('massAwards.demandEnds', { amount: moneyWords(demandedFen) })}</p>}
        </ConfirmDialog>
      )}
    </div>
  )
}
